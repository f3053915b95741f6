import { router } from "../procedure/trpc.ts";
import { issue } from "./issue.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";
import { rotate } from "./rotate.ts";

export const tokens = router({ list, issue, rotate, revoke });
