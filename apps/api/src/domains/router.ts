import { router } from "../procedure/trpc.ts";
import { add } from "./add.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { verify } from "./verify.ts";

export const domains = router({ list, add, verify, remove });
