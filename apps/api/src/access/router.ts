import { router } from "../procedure/trpc.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { preview } from "./preview.ts";

export const access = router({ check, explain, preview });
