import { createUser, foundTenant, type TestTenant } from "@bailiwick/db/testing";
import { type Blueprint, blueprints } from "@bailiwick/domain";
import pg from "pg";
import type { TestApi, TestPerson } from "./api.ts";

/** A workspace to ask about, with what an input can name in it. */
export type Place = {
  readonly blueprint: Blueprint;
  readonly organization: string;
  readonly workspace: string;
  /** A member in the lowest role. */
  readonly member: { readonly id: string; readonly email: string };
  /** Somebody with an account who is in the organization, where there is one to be in, and not in the workspace. */
  readonly outsider: { readonly id: string; readonly email: string };
};

/** Somebody who asks: a title for the table, and the places as they see them. */
export type Subject = {
  readonly title: string;
  readonly person: TestPerson | null;
  readonly organizationRole: string | null;
  readonly workspaceRole: string | null;
};

export type Stage = {
  readonly blueprint: Blueprint;
  readonly subjects: readonly Subject[];
  /** From what a place is to the subjects, to the place. */
  readonly places: Readonly<Record<"own" | "other workspace" | "other organization", Place | null>>;
};

/** Builds, for one blueprint, two organizations and somebody for every combination of roles that makes sense. */
export async function buildStage(api: TestApi, blueprint: Blueprint): Promise<Stage> {
  const app = new pg.Pool({ connectionString: api.database.urls.app, max: 2 });
  const identity = new pg.Pool({ connectionString: api.database.urls.identity, max: 2 });
  try {
    const tenant = await foundTenant(app, await createUser(identity), blueprint.key);
    const other = await foundTenant(app, await createUser(identity), blueprint.key);
    const sibling = blueprint.topology === "flat" ? null : await addWorkspace(api, tenant);
    const furnish = async (at: TestTenant | null): Promise<Place | null> =>
      at && {
        blueprint,
        organization: at.org,
        workspace: at.workspace,
        ...(await addPeople(api, identity, blueprint, at)),
      };
    const places = {
      own: await furnish(tenant),
      "other workspace": await furnish(sibling),
      "other organization": await furnish(other),
    };
    return { blueprint, places, subjects: await addSubjects(api, blueprint, tenant) };
  } finally {
    await Promise.all([app.end(), identity.end()]);
  }
}

/** The stages of all blueprints. */
export function buildStages(api: TestApi): Promise<Stage[]> {
  return Promise.all(Object.values(blueprints).map((blueprint) => buildStage(api, blueprint)));
}

async function addWorkspace(api: TestApi, tenant: TestTenant): Promise<TestTenant> {
  const { rows } = await api.owner.query<{ id: string }>(
    `INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), $2, 'Other') RETURNING id`,
    [tenant.org, `${tenant.slug}-b`],
  );
  return { ...tenant, slug: `${tenant.slug}-b`, workspace: rows[0]?.id ?? "" };
}

const lowest = (roles: Blueprint["roles"]["workspace"]) =>
  roles.toSorted((a, b) => a.rank - b.rank)[0]?.key ?? null;

async function addPeople(api: TestApi, identity: pg.Pool, blueprint: Blueprint, at: TestTenant) {
  const [member, outsider] = [await createUser(identity), await createUser(identity)];
  for (const person of [member, outsider])
    await join(api, at, person.id, lowest(blueprint.roles.organization), null);
  await join(api, at, member.id, null, lowest(blueprint.roles.workspace));
  return { member, outsider };
}

async function addSubjects(api: TestApi, blueprint: Blueprint, tenant: TestTenant): Promise<Subject[]> {
  const base = lowest(blueprint.roles.organization);
  const byRank = <Ranked extends { rank: number }>(roles: readonly Ranked[]) =>
    roles.toSorted((a, b) => b.rank - a.rank);
  const seats = [
    ...byRank(blueprint.roles.organization).map((role) => ({
      title: role.key,
      organizationRole: role.key,
      workspaceRole: null,
    })),
    ...byRank(blueprint.roles.workspace).map((role) => ({
      title: role.key,
      organizationRole: base,
      workspaceRole: role.key,
    })),
    { title: "stranger", organizationRole: null, workspaceRole: null },
  ];
  const subjects: Subject[] = [];
  for (const seat of seats) {
    const person = await api.person(seat.title);
    await join(api, tenant, person.id, seat.organizationRole, seat.workspaceRole);
    subjects.push({ ...seat, person });
  }
  const nowhere = { organizationRole: null, workspaceRole: null };
  return [
    ...subjects,
    { title: "platform_admin", person: await api.person("Platform", { platformAdmin: true }), ...nowhere },
    { title: "nobody", person: null, ...nowhere },
  ];
}

async function join(
  api: TestApi,
  at: TestTenant,
  user: string,
  organizationRole: string | null,
  role: string | null,
) {
  const about = 'SELECT u.id, u.name, u.email, $2 FROM identity."user" u WHERE u.id = $1';
  if (organizationRole) {
    await api.owner.query(
      `INSERT INTO organization_member (user_id, name, email, role, org_id) SELECT x.*, $3::uuid FROM (${about}) x`,
      [user, organizationRole, at.org],
    );
  }
  if (role) {
    await api.owner.query(
      `INSERT INTO member (user_id, name, email, role, org_id, workspace_id) SELECT x.*, $3::uuid, $4::uuid FROM (${about}) x`,
      [user, role, at.org, at.workspace],
    );
  }
}
