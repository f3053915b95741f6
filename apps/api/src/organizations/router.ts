import { router } from "../procedure/trpc.ts";
import { allowance } from "./allowance.ts";
import { cancelDeletion } from "./cancel-deletion.ts";
import { changePlan } from "./change-plan.ts";
import { create } from "./create.ts";
import { found } from "./found.ts";
import { get } from "./get.ts";
import { helpers } from "./helpers.ts";
import { list } from "./list.ts";
import { plan } from "./plan.ts";
import { rename } from "./rename.ts";
import { requestDeletion } from "./request-deletion.ts";
import { setTimeZone } from "./set-time-zone.ts";

export const organizations = router({
  list,
  create,
  found,
  get,
  allowance,
  rename,
  setTimeZone,
  helpers,
  plan,
  changePlan,
  requestDeletion,
  cancelDeletion,
});
