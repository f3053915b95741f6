import { complianceOps } from "@bailiwick/domain";
import { getMigrations } from "better-auth/db/migration";
import { createBetterAuth } from "../peers/better-auth-options.ts";
import { withClient } from "../server/index.ts";
import { load } from "./bulk.ts";
import {
  askers,
  emailOf,
  hexOf,
  membersEach,
  nameOf,
  type Population,
  personIn,
  roleOf,
  slugOf,
} from "./population.ts";

const now = new Date().toISOString();
const later = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString();

function* people(whole: Population) {
  for (let n = 0; n < whole.people; n += 1) {
    yield [hexOf("person", n), nameOf(n), emailOf(n), "true", now, now].join("\t");
  }
}

function* organizations({ workspaces }: Population) {
  for (let n = 0; n < workspaces; n += 1) {
    yield [hexOf("workspace", n), `Workspace ${n}`, slugOf(n), now].join("\t");
  }
}

function* members(whole: Population) {
  for (let n = 0; n < whole.workspaces; n += 1) {
    const workspace = hexOf("workspace", n);
    for (let seat = 0; seat < membersEach; seat += 1) {
      const id = hexOf("member", n * membersEach + seat);
      const person = hexOf("person", personIn(whole, n, seat));
      yield `${id}\t${workspace}\t${person}\t${roleOf(complianceOps, seat)}\t${now}`;
    }
  }
}

function* sessions(whole: Population) {
  for (const [n, { token, person }] of askers(whole).entries()) {
    yield [hexOf("session", n), later, token, now, now, hexOf("person", person)].join("\t");
  }
}

/**
 * Creates better-auth's tables with its own migration and fills them with the same population; a workspace is its
 * organization.
 */
export async function fillBetterAuth(url: URL, secret: string, whole: Population): Promise<void> {
  const auth = createBetterAuth(url.href, secret, false);
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  await auth.options.database.end();
  const rows = { user: people, organization: organizations, member: members, session: sessions };
  const columns = {
    user: `id, name, email, "emailVerified", "createdAt", "updatedAt"`,
    organization: `id, name, slug, "createdAt"`,
    member: `id, "organizationId", "userId", role, "createdAt"`,
    session: `id, "expiresAt", token, "createdAt", "updatedAt", "userId"`,
  };
  await withClient(url.href, async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'");
    await client.query("BEGIN");
    for (const table of ["user", "organization", "member", "session"] as const) {
      await load(client, { table: `"${table}"`, columns: columns[table], rows: rows[table](whole) });
    }
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
}
