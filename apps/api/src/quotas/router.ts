import { router } from "../procedure/trpc.ts";
import { allot } from "./allot.ts";
import { correct } from "./correct.ts";
import { list } from "./list.ts";
import { verify } from "./verify.ts";
import { workspaces } from "./workspaces.ts";

export const quotas = router({ list, workspaces, allot, correct, verify });
