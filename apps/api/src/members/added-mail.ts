import { type Actor, mailChoicePath, principalName, workspacePath } from "@bailiwick/domain";
import { enqueueMail } from "../mail/post.ts";
import { roleNameIn } from "../mail/role-name.ts";
import { speechTo } from "../mail/speech.ts";
import { mailTextsIn, momentIn } from "../mail/texts/index.ts";
import type { InWorkspace } from "./internal.ts";

/** Tells a person that they are now a member (S28), in the language that they chose, else the workspace's (C9). */
export async function mailAdded(
  ctx: InWorkspace,
  { roles }: Pick<Actor, "roles">,
  { email, role, endsAt }: { readonly email: string; readonly role: string; readonly endsAt: Date | null },
): Promise<void> {
  const { principal, organization, workspace, blueprint, instance } = ctx;
  const { locale, timeZone } = await speechTo(ctx, email);
  const place = {
    workspace: workspace.name,
    organization: blueprint.topology === "flat" ? null : organization.name,
  };
  const message = mailTextsIn(locale).addedToWorkspace(place, {
    by: principalName(principal),
    role: roleNameIn(locale, blueprint, roles, { level: "workspace", role }),
    ends: endsAt === null ? null : momentIn(locale, timeZone, endsAt),
    link: new URL(workspacePath(blueprint, organization, workspace), instance.publicUrl()).href,
    choice: new URL(mailChoicePath, instance.publicUrl()).href,
  });
  await enqueueMail(ctx, email, "added_to_workspace", message);
}
