import { router } from "../procedure/trpc.ts";
import { add } from "./add.ts";
import { candidates } from "./candidates.ts";
import { changeRole } from "./change-role.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";

export const teamGrants = router({ list, candidates, add, changeRole, remove });
