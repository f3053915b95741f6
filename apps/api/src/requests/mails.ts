import { type Actor, locales, membersPath, placePath } from "@bailiwick/domain";
import { enqueueMail } from "../mail/post.ts";
import { roleNameIn } from "../mail/role-name.ts";
import { speechTo } from "../mail/speech.ts";
import { mailTextsIn, momentIn } from "../mail/texts/index.ts";
import type { InWorkspace } from "../members/internal.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { levelOf, type RequestRow } from "./internal.ts";

type In = InWorkspace | InOrganizationContext;

/** Tells those who can decide about a request that was made here, each in their language. */
export async function mailDeciders(
  ctx: In,
  { roles }: Pick<Actor, "roles">,
  { id, name, email, role, endsAt, reason, expiresAt }: RequestRow,
): Promise<void> {
  const level = levelOf(ctx);
  const mails = Object.fromEntries(
    locales.map(({ key }) => [
      key,
      mailTextsIn(key).accessRequested({
        place: placeIn(ctx),
        by: { name, email },
        role: roleNameIn(key, ctx.blueprint, roles, { level, role }),
        ends: endsAt === null ? null : momentIn(key, "UTC", endsAt),
        reason,
        until: momentIn(key, "UTC", expiresAt),
        link: linkTo(ctx, membersPath),
      }),
    ]),
  );
  await ctx.sql("SELECT authz.mail_deciders($1, $2)", [id, JSON.stringify(mails)]);
}

/** Tells the person who asked what was decided, in their language. */
export async function mailAsker(
  ctx: In,
  { roles }: Pick<Actor, "roles">,
  { email, role, state, decidedByName, note, givenUntil }: RequestRow,
): Promise<void> {
  const { locale, timeZone } = await speechTo(ctx, email);
  const message = mailTextsIn(locale).accessDecided({
    place: placeIn(ctx),
    isApproved: state === "approved",
    by: decidedByName ?? "",
    role: roleNameIn(locale, ctx.blueprint, roles, { level: levelOf(ctx), role }),
    ends: givenUntil === null ? null : momentIn(locale, timeZone, givenUntil),
    note,
    link: linkTo(ctx, placePath),
  });
  await enqueueMail(ctx, email, "access_request", message);
}

function placeIn({ workspace, organization, blueprint }: In) {
  if (workspace === null) return { workspace: null, organization: organization.name };
  return {
    workspace: workspace.name,
    organization: blueprint.topology === "flat" ? null : organization.name,
  };
}

const linkTo = ({ blueprint, organization, workspace, instance }: In, path: typeof membersPath) =>
  new URL(path(blueprint, organization, workspace), instance.publicUrl()).href;
