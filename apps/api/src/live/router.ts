import { router } from "../procedure/trpc.ts";
import { changes } from "./changes.ts";

/** What an open console hears. */
export const live = router({ changes });
