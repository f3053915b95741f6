import type { Blueprint } from "@bailiwick/domain";

/** The page on which somebody sees what they are invited to, and accepts. */
export function invitationLink(publicUrl: URL, token: string): string {
  return new URL(`/invitation?token=${token}`, publicUrl).href;
}

/** The workspace's first page in the console; its slug alone does not name it where slugs are an organization's own. */
export function workspaceLink(
  publicUrl: URL,
  { slug: { scope } }: Blueprint,
  organization: { readonly slug: string },
  workspace: { readonly slug: string },
): string {
  const path = `/ws/${workspace.slug}`;
  return new URL(scope === "instance" ? path : `/o/${organization.slug}${path}`, publicUrl).href;
}
