import { router } from "../procedure/trpc.ts";
import { addMember } from "./add-member.ts";
import { candidates } from "./candidates.ts";
import { create } from "./create.ts";
import { deleteTeam } from "./delete.ts";
import { get } from "./get.ts";
import { leave } from "./leave.ts";
import { list } from "./list.ts";
import { members } from "./members.ts";
import { removeMember } from "./remove-member.ts";
import { rename } from "./rename.ts";
import { workspaces } from "./workspaces.ts";

export const teams = router({
  list,
  get,
  members,
  workspaces,
  create,
  rename,
  delete: deleteTeam,
  candidates,
  addMember,
  removeMember,
  leave,
});
