import {
  type Actor,
  defaultLocale,
  defaultTimeZone,
  invitationPath,
  principalName,
  roleIn,
} from "@bailiwick/domain";
import { enqueueMail } from "../mail/post.ts";
import { mailTextsIn, momentIn } from "../mail/texts/index.ts";
import type { VerbContext } from "../procedure/run.ts";
import type { InvitationRow } from "./internal.ts";

type From = Pick<
  VerbContext<{ organization: string }>,
  "sql" | "principal" | "organization" | "instance" | "blueprint"
> & { readonly workspace: { readonly id: string; readonly name: string } | null };

/**
 * Mails the link to whom it invites, in the language of the workspace (C9); an organization speaks its default
 * workspace's.
 */
export async function mailInvitation(
  from: From,
  { roles }: Pick<Actor, "roles">,
  { email, role, expiresAt }: InvitationRow,
  token: string,
): Promise<void> {
  const { principal, organization, workspace, instance, blueprint } = from;
  const { locale, timeZone } = await speech(from);
  const level = workspace === null ? "organization" : "workspace";
  const invitation = {
    email,
    by: principalName(principal),
    role: roleIn(roles, level, role)?.name ?? role,
    link: new URL(invitationPath(token, email), instance.publicUrl()).href,
    until: momentIn(locale, timeZone, expiresAt),
  };
  const mailTexts = mailTextsIn(locale);
  const above = blueprint.topology === "flat" ? null : organization.name;
  const message =
    workspace === null
      ? mailTexts.invitedToOrganization(organization.name, invitation)
      : mailTexts.invitedToWorkspace({ workspace: workspace.name, organization: above }, invitation);
  await enqueueMail(from, email, "invitation", message);
}

/** The language and time zone of the call's workspace, or of the organization's default one. */
async function speech({ sql, organization, workspace }: From): Promise<{ locale: string; timeZone: string }> {
  const [row] = await sql<{ locale: string; timeZone: string }>(
    `SELECT locale, time_zone AS "timeZone" FROM workspace
     WHERE org_id = $1 AND CASE WHEN $2::uuid IS NULL THEN is_default AND default_for IS NULL ELSE id = $2 END`,
    [organization.id, workspace?.id ?? null],
  );
  return row ?? { locale: defaultLocale, timeZone: defaultTimeZone };
}
