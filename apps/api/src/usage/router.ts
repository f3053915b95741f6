import { router } from "../procedure/trpc.ts";
import { list } from "./list.ts";
import { report } from "./report.ts";

export const usage = router({ list, report });
