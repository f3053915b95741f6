import { router } from "../procedure/trpc.ts";
import { claim } from "./claim.ts";
import { cancel, fail, finish } from "./end.ts";
import { heartbeat } from "./heartbeat.ts";
import { list } from "./list.ts";
import { start } from "./start.ts";

export const runs = router({ list, start, cancel, claim, heartbeat, finish, fail });
