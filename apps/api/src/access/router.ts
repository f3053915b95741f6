import { router } from "../procedure/trpc.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { preview } from "./preview.ts";
import { token } from "./token.ts";

export const access = router({ check, explain, preview, token });
