import { emptyChain } from "@bailiwick/domain";
import { hashToken, withClient } from "../server/index.ts";
import { auditColumns, entriesAfter, rowOf } from "./audit.ts";
import { load } from "./bulk.ts";
import {
  askers,
  blueprintOf,
  emailOf,
  idOf,
  membersEach,
  nameOf,
  organizationOf,
  organizationsOf,
  type Population,
  personIn,
  roleOf,
  slugOf,
} from "./population.ts";
import { teamGrants, teamMembers, teams } from "./teams.ts";

/** The number of rounds in which people joined: a workspace's members are in as many places of the table. */
const rounds = 10;

/** One session for this many people. */
const signedIn = 10;

function* organizations(whole: Population) {
  for (const n of organizationsOf(whole)) {
    const { key, defaultPlan } = blueprintOf(whole, n);
    yield [idOf("organization", n), slugOf(n), `Organization ${n}`, key, defaultPlan].join("\t");
  }
}

/** The people of an organization in its default role: the members of its workspaces. */
function* organizationMembers(whole: Population) {
  for (let n = 0; n < whole.workspaces; n += 1) {
    const { defaultRole } = blueprintOf(whole, n);
    if (defaultRole === null) continue;
    for (let seat = 0; seat < membersEach; seat += 1) {
      const person = personIn(whole, n, seat);
      const about = [idOf("person", person), nameOf(person), emailOf(person)];
      yield [idOf("organization", organizationOf(whole, n)), defaultRole, ...about].join("\t");
    }
  }
}

function* workspaceRows(whole: Population) {
  for (let n = 0; n < whole.workspaces; n += 1) {
    const org = idOf("organization", organizationOf(whole, n));
    yield [org, idOf("workspace", n), slugOf(n), `Workspace ${n}`].join("\t");
  }
}

function* slugs(whole: Population) {
  for (let n = 0; n < whole.workspaces; n += 1) {
    const org = idOf("organization", organizationOf(whole, n));
    if (organizationOf(whole, n) === n) yield `organizations\t${slugOf(n)}\t${org}\t\\N\tcurrent`;
    const space = blueprintOf(whole, n).slug.scope === "instance" ? "workspaces" : org;
    yield `${space}\t${slugOf(n)}\t${org}\t${idOf("workspace", n)}\tcurrent`;
  }
}

function* members(whole: Population) {
  const people = Array.from(
    { length: whole.people },
    (_, n) => `${idOf("person", n)}\t${nameOf(n)}\t${emailOf(n)}`,
  );
  const places = Array.from(
    { length: whole.workspaces },
    (_, n) => `${idOf("organization", organizationOf(whole, n))}\t${idOf("workspace", n)}`,
  );
  const seats = Array.from({ length: membersEach }, (_, seat) => seat);
  const roles = new Map(
    [0, whole.workspaces - 1]
      .map((n) => blueprintOf(whole, n))
      .map((blueprint) => [blueprint, seats.map((seat) => roleOf(blueprint, seat))]),
  );
  const each = membersEach / rounds;
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < whole.workspaces; n += 1) {
      const roleIn = roles.get(blueprintOf(whole, n)) ?? [];
      for (let seat = round * each; seat < (round + 1) * each; seat += 1) {
        yield `${roleIn[seat]}\t${places[n]}\t${people[personIn(whole, n, seat)]}`;
      }
    }
  }
}

function* people(whole: Population) {
  for (let n = 0; n < whole.people; n += 1) {
    yield `${idOf("person", n)}\t${nameOf(n)}\t${emailOf(n)}\ttrue`;
  }
}

function* sessions(whole: Population) {
  const until = new Date(Date.now() + 6 * 24 * 60 * 60 * 1000).toISOString();
  const tokens = askers(whole).map(({ token, person }) => ({ token, person }));
  for (let n = 0; n < whole.people; n += signedIn) tokens.push({ token: `idle ${n}`, person: n });
  for (const [n, { token, person }] of tokens.entries()) {
    yield `${idOf("session", n)}\t${idOf("person", person)}\t${hashToken(token)}\t${until}`;
  }
}

/** The first entry of every organization's chain. */
function* firstEntries(whole: Population) {
  for (const n of organizationsOf(whole)) {
    for (const entry of entriesAfter(emptyChain, 1, idOf("organization", n))) yield rowOf(entry);
  }
}

/** Fills a migrated, empty database of the product with a population. `url` is the owner role's. */
export async function fillProduct(url: string, whole: Population): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'");
    await client.query("BEGIN");
    await load(client, {
      table: 'identity."user"',
      columns: "id, name, email, email_verified",
      rows: people(whole),
    });
    await load(client, {
      table: "identity.session",
      columns: "id, user_id, token, expires_at",
      rows: sessions(whole),
    });
    await load(client, {
      table: "organization",
      columns: "id, slug, name, blueprint, plan",
      rows: organizations(whole),
    });
    await client.query(
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT o.id, b.level, b.key, b.name, b.rank, true, b.permissions
       FROM organization o JOIN authz.blueprint_role b ON b.blueprint = o.blueprint`,
    );
    await load(client, {
      table: "organization_member",
      columns: "org_id, role, user_id, name, email",
      rows: organizationMembers(whole),
    });
    await load(client, {
      table: "audit_entry",
      columns: auditColumns,
      rows: firstEntries(whole),
    });
    await client.query(
      "INSERT INTO audit_head (org_id, seq, at, hash) SELECT org_id, seq, at, hash FROM audit_entry",
    );
    await load(client, { table: "workspace", columns: "org_id, id, slug, name", rows: workspaceRows(whole) });
    await load(client, {
      table: "slug",
      columns: "namespace, slug, org_id, workspace_id, status",
      rows: slugs(whole),
    });
    await load(client, {
      table: "member",
      columns: "role, org_id, workspace_id, user_id, name, email",
      rows: members(whole),
    });
    await load(client, { table: "team", columns: "org_id, id, name", rows: teams(whole) });
    await load(client, {
      table: "team_member",
      columns: "org_id, team_id, user_id, name, email",
      rows: teamMembers(whole),
    });
    await load(client, {
      table: "team_grant",
      columns: "org_id, workspace_id, team_id, role",
      rows: teamGrants(whole),
    });
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
}
