import { type Actor, invitationPath, principalName } from "@bailiwick/domain";
import { enqueueMail } from "../mail/post.ts";
import { roleNameIn } from "../mail/role-name.ts";
import { speechTo } from "../mail/speech.ts";
import { mailTextsIn, momentIn } from "../mail/texts/index.ts";
import type { VerbContext } from "../procedure/run.ts";
import type { InvitationRow } from "./internal.ts";

type From = Pick<
  VerbContext<{ organization: string }>,
  "sql" | "principal" | "organization" | "instance" | "blueprint"
> & { readonly workspace: { readonly id: string; readonly name: string } | null };

/** Mails the link to the invited person, in the language that they chose, else the workspace's (C9). */
export async function mailInvitation(
  from: From,
  { roles }: Pick<Actor, "roles">,
  { email, role, expiresAt, accessEndsAt }: InvitationRow,
  token: string,
): Promise<void> {
  const { principal, organization, workspace, instance, blueprint } = from;
  const { locale, timeZone } = await speechTo(from, email);
  const level = workspace === null ? "organization" : "workspace";
  const invitation = {
    email,
    by: principalName(principal),
    role: roleNameIn(locale, blueprint, roles, { level, role }),
    link: new URL(invitationPath(token, email), instance.publicUrl()).href,
    until: momentIn(locale, timeZone, expiresAt),
    ends: accessEndsAt === null ? null : momentIn(locale, timeZone, accessEndsAt),
  };
  const mailTexts = mailTextsIn(locale);
  const above = blueprint.topology === "flat" ? null : organization.name;
  const message =
    workspace === null
      ? mailTexts.invitedToOrganization(organization.name, invitation)
      : mailTexts.invitedToWorkspace({ workspace: workspace.name, organization: above }, invitation);
  await enqueueMail(from, email, "invitation", message);
}
