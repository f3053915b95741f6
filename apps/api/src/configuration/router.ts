import { router } from "../procedure/trpc.ts";
import { apply } from "./apply.ts";
import { plan } from "./plan.ts";
import { pull } from "./pull.ts";

export const configuration = router({ pull, plan, applyFile: apply });
