import { router } from "../procedure/trpc.ts";
import { addMember } from "./add-member.ts";
import { allowance } from "./allowance.ts";
import { cancelDeletion } from "./cancel-deletion.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { changePlan } from "./change-plan.ts";
import { create } from "./create.ts";
import { get } from "./get.ts";
import { helpers } from "./helpers.ts";
import { leave } from "./leave.ts";
import { list } from "./list.ts";
import { listMembers } from "./list-members.ts";
import { plan } from "./plan.ts";
import { removeMember } from "./remove-member.ts";
import { rename } from "./rename.ts";
import { requestDeletion } from "./request-deletion.ts";

export const organizations = router({
  list,
  create,
  get,
  allowance,
  rename,
  helpers,
  members: listMembers,
  addMember,
  changeMemberRole,
  removeMember,
  leave,
  plan,
  changePlan,
  requestDeletion,
  cancelDeletion,
});
