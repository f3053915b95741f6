import { blueprint } from "@bailiwick/domain";
import type { Caller } from "./caller.ts";
import { fillWorkspace, inviteAll } from "./fill-workspace.ts";
import type { DemoOrganization, DemoQuota, DemoTeam, DemoTenant } from "./organization.ts";
import type { DemoPerson } from "./people.ts";
import { addResources } from "./resource.ts";

type Means = {
  readonly person: (name: string, email: string) => Promise<DemoPerson>;
  readonly act: (caller: Pick<DemoPerson, "token">) => Caller;
  readonly platform: Caller;
};

/** The people of one demo organization, by their local part. */
export type Cast = {
  readonly domain: string;
  readonly who: (local: string) => DemoPerson;
  readonly as: (local: string) => Caller;
  /** The machine with this credential. */
  readonly machine: (credential: string) => Caller;
};

/**
 * Creates one demo organization, as its people and the platform admin would. Returns the ids of the invitations to
 * expire.
 */
export async function seedOrganization(demo: DemoOrganization, means: Means): Promise<string[]> {
  const people = new Map<string, DemoPerson>();
  for (const [local, name] of Object.entries(demo.people)) {
    people.set(local, await means.person(name, `${local}@${demo.domain}`));
  }
  const who = (local: string) => {
    const person = people.get(local);
    if (person === undefined) throw new RangeError(`the demo of ${demo.blueprint} has no ${local}`);
    return person;
  };
  const cast: Cast = {
    domain: demo.domain,
    who,
    as: (local) => means.act(who(local)),
    machine: (credential) => means.act({ token: credential }),
  };
  const [founder = ""] = people.keys();
  const expired: string[] = [];
  for (const tenant of demo.tenants) {
    const organization = await createTenant(demo, tenant, cast, founder, means.platform);
    expired.push(...(await fill(organization, tenant, cast, founder)));
    if (tenant.changed !== undefined) {
      await cast.as(founder).organizations.changePlan({ organization, plan: tenant.changed });
    }
  }
  return expired;
}

/**
 * Creates it, as the platform admin for its first admin where the blueprint requires that. Returns the organization's
 * id.
 */
async function createTenant(
  demo: DemoOrganization,
  { name, slug, plan, first }: DemoTenant,
  { who, as }: Cast,
  founder: string,
  platform: Caller,
): Promise<string> {
  const given = { blueprint: demo.blueprint, name, slug, description: first?.description ?? "" };
  if (blueprint(demo.blueprint).organizationCreation === "platform") {
    const made = await platform.platform.createOrganization({ ...given, admin: who(founder).email });
    return made.id;
  }
  const made = await as(founder).organizations.create({ ...given, ...(plan && { plan }) });
  return made.organization.id;
}

async function fill(
  organization: string,
  { joined, roles, resources = [], first, created, teams, quotas, invited, expired }: DemoTenant,
  cast: Cast,
  founder: string,
): Promise<string[]> {
  const { as, who } = cast;
  for (const [local, role] of Object.entries(joined ?? {})) {
    await as(founder).members.add({ organization, email: who(local).email, role });
  }
  for (const role of roles ?? []) {
    await as(founder).roles.create({ organization, level: "workspace", ...role });
  }
  await addResources({ organization }, resources, cast, founder);
  const workspaces = new Map<string, { id: string; by: string }>();
  const { items } = await as(founder).workspaces.list({ organization });
  const [own] = items;
  if (own !== undefined) workspaces.set(own.slug, { id: own.id, by: founder });
  for (const { name, slug, description, by = founder } of created ?? []) {
    const { id } = await as(by).workspaces.create({ organization, name, slug, description });
    workspaces.set(slug, { id, by });
  }
  const invite = async (email: string, role: string) =>
    (await as(founder).invitations.create({ organization, email, role })).id;
  const gone = await inviteAll(invite, { invited, expired }, cast.domain);
  if (own !== undefined && first !== undefined)
    gone.push(...(await fillWorkspace(own.id, first, cast, founder)));
  for (const { slug, by = founder, ...contents } of created ?? []) {
    gone.push(...(await fillWorkspace(workspaces.get(slug)?.id ?? "", contents, cast, by)));
  }
  for (const team of teams ?? []) await seedTeam(organization, team, workspaces, cast, founder);
  for (const [meter, parts] of Object.entries(quotas ?? {})) {
    await seedQuota(organization, meter, parts, workspaces, as(founder));
  }
  return gone;
}

/** Allots a quota, and reports what workspaces used of it. */
async function seedQuota(
  organization: string,
  meter: string,
  parts: Readonly<Record<string, DemoQuota>>,
  workspaces: ReadonlyMap<string, { id: string }>,
  founder: Caller,
): Promise<void> {
  const placed = Object.entries(parts).map(([slug, quota]) => {
    const workspace = workspaces.get(slug)?.id;
    if (workspace === undefined) throw new RangeError(`the demo has no workspace ${slug}`);
    return { workspace, ...quota };
  });
  const allotments = placed.map(({ workspace, allotted }) => ({ workspace, amount: allotted }));
  await founder.quotas.allot({ organization, meter, allotments });
  for (const { workspace, used } of placed) {
    await founder.usage.report({ workspace, meter, amount: used, id: "this-period" });
  }
}

/** Its people come first: adding them later would require holding everything that their teams allow by then. */
async function seedTeam(
  organization: string,
  { name, people, grants }: DemoTeam,
  workspaces: ReadonlyMap<string, { id: string; by: string }>,
  { as, who }: Cast,
  founder: string,
): Promise<void> {
  const { id: team } = await as(founder).teams.create({ organization, name });
  for (const local of people) {
    await as(founder).teams.addMember({ organization, team, userId: who(local).id });
  }
  for (const [slug, role] of Object.entries(grants)) {
    const workspace = workspaces.get(slug);
    if (workspace === undefined) throw new RangeError(`the demo has no workspace ${slug}`);
    await as(workspace.by).teamGrants.add({ workspace: workspace.id, team, role });
  }
}
