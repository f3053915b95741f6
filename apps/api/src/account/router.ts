import { router } from "../procedure/trpc.ts";
import { rename } from "./rename.ts";

/** What people change about themselves. */
export const account = router({ rename });
