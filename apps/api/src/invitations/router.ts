import { router } from "../procedure/trpc.ts";
import { accept } from "./accept.ts";
import { create } from "./create.ts";
import { decline } from "./decline.ts";
import { find } from "./find.ts";
import { list } from "./list.ts";
import { resend } from "./resend.ts";
import { revoke } from "./revoke.ts";

export const invitations = router({ list, create, resend, revoke, find, accept, decline });
