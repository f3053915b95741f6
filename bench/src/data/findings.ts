import { randomUUID } from "node:crypto";
import { type Client, createClient } from "@bailiwick/client";
import type { Entry } from "@bailiwick/db";
import { dataSecurity } from "@bailiwick/domain";
import type pg from "pg";
import { type ProductDatabase, startApi } from "../processes/api.ts";
import type { Child } from "../processes/child.ts";
import { hashToken, withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";

/** An organization that scans, in an instance of its own, as its admin works with it. */
export type Bank = {
  readonly database: ProductDatabase;
  readonly api: Child & { url: string };
  readonly token: string;
  readonly client: Client;
  readonly organization: string;
  /** Two workspaces of it. */
  readonly workspace: string;
  readonly other: string;
  /** Creates a connector in the first workspace. */
  readonly connector: (name: string) => Promise<string>;
  /** How the admin enters the first workspace. */
  readonly entry: Entry;
};

/** Serves a new instance with the organization while `work` goes on. */
export async function withBank<Value>(
  stage: Stage,
  name: string,
  work: (bank: Bank) => Promise<Value>,
): Promise<Value> {
  const database = await stage.empty(name);
  const api = await startApi(await stage.server(), database);
  try {
    return await work(await openBank(database, api));
  } finally {
    await api.stop();
  }
}

async function openBank(database: ProductDatabase, api: Bank["api"]): Promise<Bank> {
  const [id, token] = [randomUUID(), randomUUID().replaceAll("-", "")];
  const email = "admin@people.example";
  await withClient(database.urls.owner, async (owner) => {
    await owner.query(
      `INSERT INTO identity."user" (id, name, email, email_verified) VALUES ($1, 'Admin', $2, true)`,
      [id, email],
    );
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [id]);
    await owner.query(
      `INSERT INTO identity.session (id, user_id, token, expires_at)
       VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
      [id, hashToken(token)],
    );
  });
  const client = createClient({ url: api.url, credential: token });
  const { id: organization } = await client.platform.createOrganization.mutate({
    blueprint: dataSecurity.key,
    name: "Bank",
    slug: "bank",
    admin: email,
  });
  const make = async (slug: string) =>
    (await client.workspaces.create.mutate({ organization, name: slug, slug })).id;
  const [workspace, other] = [await make("production"), await make("staging")];
  return {
    database,
    api,
    token,
    client,
    organization,
    workspace,
    other,
    connector: async (name) => {
      const fields = { name, type: "s3" };
      return (await client.resources.create.mutate({ workspace, kind: "connector", fields })).id;
    },
    entry: {
      tokenHash: hashToken(token),
      organization: null,
      workspace,
      ip: null,
      actingAs: "member",
      forChange: true,
    },
  };
}

/** Days over which findings are spread, all in the past. */
const days = 300;

/** Puts findings below a connector, as many appends would have; the table's indexes are kept. */
export async function fillFindings(
  owner: pg.ClientBase,
  organization: string,
  connector: string,
  amount: number,
): Promise<void> {
  await owner.query(
    `INSERT INTO record (org_id, root_id, kind, parent_id, at, id, fields, filter_1, filter_2)
     SELECT $1, $2, 'finding', $2, date_trunc('milliseconds', now() - n * ($4::float8 / $3::int) * interval '1 day'),
       gen_random_uuid(),
       jsonb_build_object('severity', s, 'location', 'exports/part-' || n || '.csv, column 6', 'classifier', 'IBANs'), s, 'ibans'
     FROM generate_series(1, $3::int) n, LATERAL (SELECT (ARRAY['low', 'medium', 'high', 'critical'])[1 + n % 4] AS s) x`,
    [organization, connector, amount, days],
  );
  await owner.query(
    "INSERT INTO record_count (org_id, root_id, kind, amount) VALUES ($1, $2, 'finding', $3)",
    [organization, connector, amount],
  );
}
