import { router } from "../procedure/trpc.ts";
import { add } from "./add.ts";
import { candidates } from "./candidates.ts";
import { changeRole } from "./change-role.ts";
import { changeRoles } from "./change-roles.ts";
import { get } from "./get.ts";
import { leave } from "./leave.ts";
import { list } from "./list.ts";
import { makeOwner } from "./make-owner.ts";
import { remove } from "./remove.ts";
import { removeSeveral } from "./remove-several.ts";
import { transferOwnership } from "./transfer-ownership.ts";

export const members = router({
  list,
  get,
  candidates,
  add,
  changeRole,
  changeRoles,
  remove,
  removeSeveral,
  leave,
  makeOwner,
  transferOwnership,
});
