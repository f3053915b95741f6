import { router } from "../procedure/trpc.ts";
import { approve } from "./approve.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { refuse } from "./refuse.ts";
import { withdraw } from "./withdraw.ts";

export const requests = router({ list, create, approve, refuse, withdraw });
