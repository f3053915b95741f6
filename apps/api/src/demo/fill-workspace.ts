import { blueprint } from "@bailiwick/domain";
import type { DemoContents } from "./organization.ts";
import { addResources } from "./resource.ts";
import type { Cast } from "./seed-organization.ts";

/** Fills a workspace, as the person who manages it. Returns the ids of the invitations to expire. */
export async function fillWorkspace(
  workspace: string,
  contents: DemoContents,
  cast: Cast,
  by: string,
): Promise<string[]> {
  const { as, who, domain } = cast;
  const { members, settings, timeZone, locale, invited, expired, became, resources = [] } = contents;
  const keeper = as(by);
  for (const [local, role] of Object.entries(members ?? {})) {
    await keeper.members.add({ workspace, email: who(local).email, role });
  }
  if (timeZone !== undefined)
    await keeper.workspaces.localize({ workspace, timeZone, locale: locale ?? "en" });
  for (const [key, value] of Object.entries(settings ?? {})) {
    await keeper.settings.update({ workspace, key, value });
  }
  await addResources({ workspace }, resources, cast, by);
  const invite = async (email: string, role: string) =>
    (await keeper.invitations.create({ workspace, email, role })).id;
  const gone = await inviteAll(invite, { invited, expired }, domain);

  if (became !== undefined) {
    const { name, slug, organization } = await keeper.workspaces.get({ workspace });
    const confirmation = blueprint(organization.blueprint).confirmBy === "slug" ? slug : name;
    if (became === "archived") await keeper.workspaces.archive({ workspace, confirmation });
    else await keeper.workspaces.requestDeletion({ workspace, confirmation });
  }
  return gone;
}

type Invited = Readonly<Record<string, string>> | undefined;

/** Sends the invitations, one after another. Returns the ids of those to expire. */
export async function inviteAll(
  invite: (email: string, role: string) => Promise<string>,
  { invited, expired }: { readonly invited: Invited; readonly expired: Invited },
  domain: string,
): Promise<string[]> {
  for (const [local, role] of Object.entries(invited ?? {})) await invite(`${local}@${domain}`, role);
  const gone: string[] = [];
  for (const [local, role] of Object.entries(expired ?? {}))
    gone.push(await invite(`${local}@${domain}`, role));
  return gone;
}
