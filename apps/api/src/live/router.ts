import { router } from "../procedure/trpc.ts";
import { changes } from "./changes.ts";

/** The events of an open console. */
export const live = router({ changes });
