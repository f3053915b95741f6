/*
 * The console paths that the API needs: the links in mails, and the paths that the server answers with the console's
 * page. The list of all pages (apps/web/src/pages.ts) takes the mailed ones from here.
 */
import type { Blueprint } from "./blueprint/blueprint.ts";

/**
 * The first segments of the console's paths. No slug is one of them, and a path that starts with anything else is not a
 * page.
 */
export const consoleWords = [
  "account",
  "forgot-password",
  "invitation",
  "o",
  "outbox",
  "platform",
  "reset-password",
  "set-up",
  "sign-in",
  "sign-up",
  "verify-email",
  "workspaces",
  "ws",
] as const;

/** Whether a path, such as `/ws/acme/members`, can be a page of the console. */
export function isConsolePath(path: string): boolean {
  const [, word = ""] = path.split("/");
  return path === "/" || consoleWords.some((known) => known === word);
}

/**
 * The pages that mails and the start of a new instance link to, in the console router's notation: `$` marks a
 * parameter.
 */
export const mailedRoutes = {
  signIn: "/sign-in",
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  verifyEmail: "/verify-email",
  invitation: "/invitation",
  setUp: "/set-up",
  account: "/account",
  workspace: "/ws/$workspace",
  usage: "/ws/$workspace/usage",
  organizationUsage: "/o/$organization/usage",
  keys: "/ws/$workspace/keys",
  organizationKeys: "/o/$organization/keys",
  reviews: "/ws/$workspace/reviews",
  organizationReviews: "/o/$organization/reviews",
  integrations: "/ws/$workspace/integrations",
  organizationIntegrations: "/o/$organization/integrations",
  audit: "/ws/$workspace/audit",
  organizationAudit: "/o/$organization/audit",
  resource: "/ws/$workspace/resources/$kind/$id",
} as const;

/** The page to which a provider of identities sends people back (OpenID Connect's redirect URI). */
export const connectedPath = "/sign-in/connection";

/**
 * The page on which a person sees an invitation and accepts it. The address prefills the form of a person without an
 * account; only the token decides.
 */
export function invitationPath(token: string, email: string): string {
  return `${withToken(mailedRoutes.invitation, token)}&email=${encodeURIComponent(email)}`;
}

/** The part of the account on which a person chooses which mails they get. */
export const mailChoicePath = `${mailedRoutes.account}#emails`;

export function resetPasswordPath(token: string): string {
  return withToken(mailedRoutes.resetPassword, token);
}

/** The page on which the first platform admin of an instance creates their account. */
export function setUpPath(token: string): string {
  return withToken(mailedRoutes.setUp, token);
}

/** The prefix of tokens that give an account a different address: their page is the one that confirms addresses. */
export const newAddressPrefix = "bwa_";

/** The page on which the signed-in person confirms their address, or the account's new one. */
export function verifyEmailPath(token: string): string {
  return withToken(mailedRoutes.verifyEmail, token);
}

/**
 * How a workspace is named in the paths of its pages (V18): by its slug, "production"; where slugs are unique only
 * within an organization, with the organization's slug in front, "acme.production". `organization` is null where the
 * slug alone is enough.
 */
export function workspaceAddress(organization: string | null, slug: string): string {
  return organization === null ? slug : `${organization}.${slug}`;
}

/** A workspace's first page. */
export function workspacePath(
  { slug: { scope } }: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string },
): string {
  const address = workspaceAddress(scope === "organization" ? organization.slug : null, workspace.slug);
  return mailedRoutes.workspace.replace("$workspace", address);
}

/** The usage of a workspace, or of a whole organization. */
export function usagePath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string } | null,
): string {
  if (workspace === null) return mailedRoutes.organizationUsage.replace("$organization", organization.slug);
  return `${workspacePath(blueprint, organization, workspace)}/usage`;
}

/** The keys of a workspace, or of an organization itself. */
export function keysPath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string } | null,
): string {
  if (workspace === null) return mailedRoutes.organizationKeys.replace("$organization", organization.slug);
  return `${workspacePath(blueprint, organization, workspace)}/keys`;
}

/** The access reviews of a workspace, or of an organization itself. */
export function reviewsPath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string } | null,
): string {
  if (workspace === null) return mailedRoutes.organizationReviews.replace("$organization", organization.slug);
  return `${workspacePath(blueprint, organization, workspace)}/reviews`;
}

/** The integrations of a workspace, or of an organization itself. */
export function integrationsPath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string } | null,
): string {
  if (workspace === null)
    return mailedRoutes.organizationIntegrations.replace("$organization", organization.slug);
  return `${workspacePath(blueprint, organization, workspace)}/integrations`;
}

/** An entry of a workspace's log, or of an organization's, by its number. */
export function entryPath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string } | null,
  seq: number,
): string {
  const log =
    workspace === null
      ? mailedRoutes.organizationAudit.replace("$organization", organization.slug)
      : `${workspacePath(blueprint, organization, workspace)}/audit`;
  return `${log}?entry=${seq}`;
}

/** A resource of a workspace. */
export function resourcePath(
  blueprint: Pick<Blueprint, "slug">,
  organization: { readonly slug: string },
  workspace: { readonly slug: string },
  { kind, id }: { readonly kind: string; readonly id: string },
): string {
  return `${workspacePath(blueprint, organization, workspace)}/resources/${kind}/${id}`;
}

function withToken(route: string, token: string): string {
  return `${route}?token=${encodeURIComponent(token)}`;
}
