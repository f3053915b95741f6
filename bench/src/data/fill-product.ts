import { complianceOps } from "@bailiwick/domain";
import { hashToken, withClient } from "../server/index.ts";
import { load } from "./bulk.ts";
import {
  askers,
  emailOf,
  idOf,
  membersEach,
  nameOf,
  type Population,
  personIn,
  roleOf,
  slugOf,
} from "./population.ts";

/** In how many rounds people joined: a workspace's members lie in as many places of the table. */
const rounds = 10;

/** One session for every so many people. */
const signedIn = 10;

function* counted(count: number, line: (n: number) => string): Generator<string> {
  for (let n = 0; n < count; n += 1) yield line(n);
}

function* organizations({ workspaces }: Population) {
  const { key, defaultPlan } = complianceOps;
  yield* counted(workspaces, (n) =>
    [idOf("organization", n), slugOf(n), `Workspace ${n}`, key, defaultPlan].join("\t"),
  );
}

function* workspaceRows({ workspaces }: Population) {
  yield* counted(workspaces, (n) =>
    [idOf("organization", n), idOf("workspace", n), slugOf(n), `Workspace ${n}`].join("\t"),
  );
}

function* slugs({ workspaces }: Population) {
  for (let n = 0; n < workspaces; n += 1) {
    const org = idOf("organization", n);
    yield `organizations\t${slugOf(n)}\t${org}\t\\N\tcurrent`;
    yield `workspaces\t${slugOf(n)}\t${org}\t${idOf("workspace", n)}\tcurrent`;
  }
}

function* members(whole: Population) {
  const people = Array.from(
    counted(whole.people, (n) => `${idOf("person", n)}\t${nameOf(n)}\t${emailOf(n)}`),
  );
  const places = Array.from(
    counted(whole.workspaces, (n) => `${idOf("organization", n)}\t${idOf("workspace", n)}`),
  );
  const each = membersEach / rounds;
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < whole.workspaces; n += 1) {
      for (let seat = round * each; seat < (round + 1) * each; seat += 1) {
        yield `${roleOf(seat)}\t${places[n]}\t${people[personIn(whole, n, seat)]}`;
      }
    }
  }
}

function* people(whole: Population) {
  yield* counted(whole.people, (n) => `${idOf("person", n)}\t${nameOf(n)}\t${emailOf(n)}\ttrue`);
}

function* sessions(whole: Population) {
  const until = new Date(Date.now() + 6 * 24 * 60 * 60 * 1000).toISOString();
  const tokens = askers(whole).map(({ token, person }) => ({ token, person }));
  for (let n = 0; n < whole.people; n += signedIn) tokens.push({ token: `idle ${n}`, person: n });
  for (const [n, { token, person }] of tokens.entries()) {
    yield `${idOf("session", n)}\t${idOf("person", person)}\t${hashToken(token)}\t${until}`;
  }
}

/** Puts a population into a migrated, empty database of the product. `url` is the owner role's. */
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
    await client.query("INSERT INTO audit_head (org_id) SELECT id FROM organization");
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
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
}
