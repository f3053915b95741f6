import { router } from "../procedure/trpc.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

export const settings = router({ list, update });
