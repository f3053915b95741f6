import { router } from "../procedure/trpc.ts";
import { check } from "./check.ts";

export const models = router({ check });
