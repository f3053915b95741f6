import { router } from "../procedure/trpc.ts";
import { issue } from "./issue.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";

export const keys = router({ list, issue, revoke });
