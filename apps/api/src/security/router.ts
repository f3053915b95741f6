import { router } from "../procedure/trpc.ts";
import { confirm } from "./confirm.ts";
import { get } from "./get.ts";
import { history } from "./history.ts";
import { limits } from "./limits.ts";
import { preview } from "./preview.ts";
import { restore } from "./restore.ts";
import { revert } from "./revert.ts";
import { set } from "./set.ts";

export const securityPolicies = router({ get, history, limits, preview, set, confirm, revert, restore });
