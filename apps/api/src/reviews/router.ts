import { router } from "../procedure/trpc.ts";
import { decide } from "./decide.ts";
import { end } from "./end.ts";
import { evidence } from "./evidence.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { listItems } from "./list-items.ts";
import { start } from "./start.ts";

export const accessReviews = router({ list, get, listItems, start, decide, end, evidence });
