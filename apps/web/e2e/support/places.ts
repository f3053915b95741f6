import { blueprint as blueprintNamed, slugFromName, workspaceAddress } from "@bailiwick/domain";
import { type Person, unique } from "./people.ts";

/** A workspace, with the word that confirms actions on it and the title of its pages. */
export type Place = { readonly id: string; readonly slug: string; readonly name: string };

/** A workspace with its name in the paths of its pages. */
export type WorkspacePlace = Place & { readonly address: string };

/** A separate organization, with its first workspace, which is the default one. */
export type Organization = Place & { readonly first: WorkspacePlace };

/** A standalone workspace (compliance-ops), owned by the person. */
export async function createFlatWorkspace(owner: Person, name = "Payments"): Promise<WorkspacePlace> {
  const slug = `${slugOf(name)}-${unique()}`;
  const { workspace } = await owner.api.organizations.create.mutate({
    blueprint: "compliance-ops",
    name,
    slug,
  });
  if (workspace === null) throw new Error("a flat organization came without its workspace");
  return { ...workspace, name, address: workspace.slug };
}

/** An organization with workspaces (ai-governance), with the person as tenant admin. */
export async function createOrganization(admin: Person, name = "Labs"): Promise<Organization> {
  const slug = `${slugOf(name)}-${unique()}`;
  const { organization, workspace } = await admin.api.organizations.create.mutate({
    blueprint: "ai-governance",
    name,
    slug,
  });
  if (workspace === null) throw new Error("the organization came without its default workspace");
  const first = await admin.api.workspaces.get.query({ workspace: workspace.id });
  return {
    ...organization,
    name,
    first: { ...workspace, name: first.name, address: addressOf("ai-governance", organization, workspace) },
  };
}

/** The result of creating any kind: the organization, and its first workspace. */
export type Founded = { readonly organization: Place; readonly workspace: WorkspacePlace };

/** An organization of this kind, created by the person; in a flat kind it is the workspace's own. */
export async function found(
  founder: Person,
  blueprint: string,
  name: string,
  plan?: string,
): Promise<Founded> {
  const slug = `${slugOf(name)}-${unique()}`;
  const chosen = plan === undefined ? {} : { plan };
  const made = await founder.api.organizations.create.mutate({ blueprint, name, slug, ...chosen });
  if (made.workspace === null) throw new Error("the organization came without a workspace");
  const first = await founder.api.workspaces.get.query({ workspace: made.workspace.id });
  return {
    organization: { ...made.organization, name },
    workspace: {
      ...made.workspace,
      name: first.name,
      address: addressOf(blueprint, made.organization, made.workspace),
    },
  };
}

/** An organization of a kind that only the platform admin creates, with its first admin (data-security). */
export async function createForCustomer(platform: Person, admin: Person, name = "Bank"): Promise<Founded> {
  const slug = `${slugOf(name)}-${unique()}`;
  const { id } = await platform.api.platform.createOrganization.mutate({
    blueprint: "data-security",
    name,
    slug,
    admin: admin.email,
  });
  const { items } = await admin.api.workspaces.list.query({ organization: id });
  const [first] = items;
  if (first === undefined) throw new Error("the organization came without its default workspace");
  return {
    organization: { id, slug, name },
    workspace: { ...first, address: addressOf("data-security", { slug }, first) },
  };
}

/** Adds the other person to the organization, in the role with this key. */
export async function enlist(by: Person, organization: Place, person: Person, role: string): Promise<void> {
  await by.api.members.add.mutate({ organization: organization.id, email: person.email, role });
}

/** Another workspace of the organization, whose slugs are its own. */
export async function createWorkspace(
  admin: Person,
  organization: Place,
  name: string,
): Promise<WorkspacePlace> {
  const slug = `${slugOf(name)}-${unique()}`;
  const made = await admin.api.workspaces.create.mutate({ organization: organization.id, name, slug });
  return { ...made, name, address: workspaceAddress(organization.slug, slug) };
}

/** Makes the other person a member, in the role with this key. */
export async function addMember(by: Person, workspace: Place, member: Person, role: string): Promise<void> {
  await by.api.members.add.mutate({ workspace: workspace.id, email: member.email, role });
}

type Slugged = { readonly slug: string };

function addressOf(kind: string, organization: Slugged, { slug }: Slugged): string {
  const { scope } = blueprintNamed(kind).slug;
  return workspaceAddress(scope === "organization" ? organization.slug : null, slug);
}

function slugOf(name: string): string {
  return slugFromName(name).slice(0, 20).replace(/-$/, "");
}
