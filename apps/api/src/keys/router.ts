import { router } from "../procedure/trpc.ts";
import { issue } from "./issue.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";
import { revokeSecret } from "./revoke-secret.ts";
import { rotate } from "./rotate.ts";
import { update } from "./update.ts";

export const keys = router({ list, issue, update, rotate, revokeSecret, revoke });
