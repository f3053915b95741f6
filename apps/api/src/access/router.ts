import { router } from "../trpc.ts";
import { check } from "./check.ts";

export const access = router({ check });
