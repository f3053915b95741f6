import { router } from "../procedure/trpc.ts";
import { follow } from "./follow.ts";
import { list } from "./list.ts";

export const events = router({ list, follow });
