import { router } from "../procedure/trpc.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { resend } from "./resend.ts";
import { revoke } from "./revoke.ts";

export const organizationInvitations = router({ list, create, resend, revoke });
