import {
  blueprint,
  combined,
  noRules,
  type Presented,
  refusedBy,
  type SecurityRules,
} from "@bailiwick/domain";
import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createTenant, createUser, giveKey, testDatabase } from "../testing/index.ts";

/* What the database says of a security policy is what the domain says. */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

const rules = blueprint("compliance-ops");
const founder = await createUser(identity);
const tenant = await createTenant(app, founder, rules.key);
const { id: key } = await giveKey(owner, tenant, rules, ["workspace:read"]);
const client = await owner.connect();
afterAll(() => client.release());
const session = await client
  .query<{ id: string }>("SELECT id FROM identity.session WHERE user_id = $1", [founder.id])
  .then(({ rows }) => rows[0]?.id ?? "");

const time = (most: number, least = 1) => fc.option(fc.integer({ min: least, max: most }));
const drawnRules: fc.Arbitrary<SecurityRules> = fc.record({
  addresses: fc
    .subarray(["10.0.0.0/9", "10.128.0.0/9", "2001:db8::/33"])
    .map((all) => all.map((range) => ({ range, note: "" }))),
  idleMinutes: time(60, 5),
  sessionHours: time(3),
  keyDays: time(3),
  personalTokens: fc.boolean(),
  secondFactor: fc.boolean(),
  invitationDomains: fc.constant([]),
});
const drawnCredential: fc.Arbitrary<Presented> = fc.record({
  kind: fc.constantFrom("session", "workspace", "organization", "personal", "machine"),
  address: fc.constantFrom(null, "10.1.2.3", "10.200.0.1", "2001:db8::1", "2001:db8:8000::1", "192.0.2.1"),
  // About the ends of the hours and days above, too.
  age: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(59, 60, 61, 1_439, 1_440, 2_880)),
  pauses: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 }),
  hasSecondFactor: fc.boolean(),
});

/** What the database says, of a credential whose times are so many minutes before the transaction's. */
async function weighed(policy: SecurityRules, { kind, address, age, pauses, hasSecondFactor }: Presented) {
  const [pause = 0, ...earlier] = pauses;
  await client.query("BEGIN");
  try {
    await client.query(
      `UPDATE identity.session SET created_at = now() - make_interval(mins => $2), active_at = now() - make_interval(mins => $3)
       WHERE id = $1`,
      [session, age, pause],
    );
    await client.query("UPDATE key SET created_at = now() - make_interval(mins => $2) WHERE id = $1", [
      key,
      age,
    ]);
    await client.query("UPDATE key SET person_id = $2, workspace_id = $3 WHERE id = $1", [
      key,
      kind === "personal" ? founder.id : null,
      kind === "personal" ? null : tenant.workspace,
    ]);
    if (hasSecondFactor)
      await client.query(
        `INSERT INTO identity.authenticator (user_id, id, secrets, confirmed_at) VALUES ($1, gen_random_uuid(), '{}', now())`,
        [founder.id],
      );
    for (const [at, lasted] of earlier.entries())
      await client.query(
        `INSERT INTO identity.session_gap (session_id, at, lasted)
         VALUES ($1, now() - make_interval(hours => $2), make_interval(mins => $3))`,
        [session, at + 2, lasted],
      );
    const { rows } = await client.query<{ refusal: string | null }>(
      `WITH p AS (
         INSERT INTO security_policy (org_id, version, ranges, notes, idle_minutes, session_hours, key_days, personal_tokens,
           second_factor, idle_since, created_by_name)
         VALUES ($1, 1, $2::text[]::cidr[], $3, $4, $5, $6, $7, $11, CASE WHEN $4::integer IS NOT NULL THEN timestamptz 'epoch' END, '')
         RETURNING security_policy)
       SELECT (authz.weigh(p.security_policy, $8, $9, $10)).refusal FROM p`,
      [
        tenant.org,
        policy.addresses.map(({ range }) => range),
        policy.addresses.map(() => ""),
        policy.idleMinutes,
        policy.sessionHours,
        policy.keyDays,
        policy.personalTokens,
        kind,
        kind === "session" ? session : key,
        address,
        policy.secondFactor,
      ],
    );
    return rows[0]?.refusal ?? null;
  } finally {
    await client.query("ROLLBACK");
  }
}

test("the database refuses what the domain refuses, for the same reason", async () => {
  await fc.assert(
    fc.asyncProperty(drawnRules, drawnCredential, async (policy, credential) => {
      expect(await weighed(policy, credential)).toBe(refusedBy(combined([policy]), credential));
    }),
    { numRuns: 150 },
  );
  expect(
    await weighed(noRules, {
      kind: "session",
      address: null,
      age: 9_999,
      pauses: [999],
      hasSecondFactor: false,
    }),
  ).toBeNull();
});
