import { randomUUID } from "node:crypto";
import { createTenant, createUser, type TestTenant } from "@bailiwick/db/testing";
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
  /** Pending invitations: of somebody in the organization to the workspace, and of a stranger to the organization. */
  readonly invitations: { readonly workspace: string; readonly organization: string };
  /** A team with the lowest role in the workspace, in which the member is, and one without any. */
  readonly teams: { readonly granted: string; readonly idle: string };
  /** The key of a workspace role of the organization's own, which nobody has. */
  readonly customRole: string;
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
    const tenant = await createTenant(app, await createFounder(api, identity, blueprint), blueprint.key);
    const other = await createTenant(app, await createFounder(api, identity, blueprint), blueprint.key);
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

/** Somebody who may found such an organization. */
async function createFounder({ owner }: TestApi, identity: pg.Pool, { organizationCreation }: Blueprint) {
  const founder = await createUser(identity);
  if (organizationCreation === "platform") {
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [founder.id]);
  }
  return founder;
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
  const invited = await createUser(identity);
  for (const person of [member, outsider, invited])
    await join(api, at, person.id, lowest(blueprint.roles.organization), null);
  await join(api, at, member.id, null, lowest(blueprint.roles.workspace));
  const invitations = {
    workspace: await invite(api, at, invited.email, lowest(blueprint.roles.workspace), at.workspace),
    organization: await invite(api, at, `${at.workspace}@invited.example`, blueprint.defaultRole, null),
  };
  const teams = { granted: await addTeam(api, at, "Granted"), idle: await addTeam(api, at, "Idle") };
  await api.owner.query(
    `INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)`,
    [at.org, at.workspace, teams.granted, lowest(blueprint.roles.workspace)],
  );
  await api.owner.query(
    "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'Member', $4)",
    [at.org, teams.granted, member.id, member.email],
  );
  return { member, outsider, invitations, teams, customRole: await addRole(api, at) };
}

/** A team of the organization; the workspaces of one share their teams' namespace. */
async function addTeam(api: TestApi, { org, slug }: TestTenant, name: string): Promise<string> {
  const id = randomUUID();
  await api.owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, $3)", [
    org,
    id,
    `${name} ${slug}`,
  ]);
  return id;
}

async function addRole(api: TestApi, { org }: TestTenant): Promise<string> {
  await api.owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     SELECT $1, 'workspace', 'custom', 'Custom', 1, false, r.permissions FROM role r
     WHERE r.org_id = $1 AND r.level = 'workspace' ORDER BY r.rank LIMIT 1 ON CONFLICT DO NOTHING`,
    [org],
  );
  return "custom";
}

/** Writes a pending invitation of an hour ago; a fresh id stands for one to what a flat blueprint does not have. */
async function invite(
  api: TestApi,
  { org }: TestTenant,
  email: string,
  role: string | null,
  to: string | null,
) {
  const id = randomUUID();
  if (role === null) return id;
  await api.owner.query(
    `INSERT INTO invitation
       (org_id, id, workspace_id, email, role, token_hash, invited_by, invited_by_name, sent_at, expires_at)
     VALUES ($1, $2::uuid, $3, $4, $5, encode(sha256(convert_to($2::uuid::text, 'UTF8')), 'hex'), $2::uuid, 'Somebody', now() - interval '1 hour',
       now() + interval '6 days')`,
    [org, id, to, email, role],
  );
  return id;
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
