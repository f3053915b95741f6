import { router } from "../procedure/trpc.ts";
import { checkpoints } from "./checkpoints.ts";
import { evidence } from "./evidence.ts";
import { get } from "./get.ts";
import { imported } from "./imported.ts";
import { list } from "./list.ts";
import { verify } from "./verify.ts";

export const audit = router({ list, get, imported, verify, checkpoints, evidence });
