import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestApi } from "../testing/api.ts";
import { race } from "../testing/race.ts";
import { found, staffed, type TestTenant } from "../testing/tenants.ts";

const api = await startApi();

/** The numbers of an organization's entries in the database. */
async function numbers(at: TestApi, { org }: Pick<TestTenant, "org">): Promise<number[]> {
  const { rows } = await at.owner.query<{ seq: number }>(
    "SELECT seq::int FROM audit_entry WHERE org_id = $1 ORDER BY seq",
    [org],
  );
  return rows.map((row) => row.seq);
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("the audit chain under parallel writers", () => {
  test("[M16] thirty concurrent changes, some refused, with others elsewhere: intact and without gaps", async () => {
    const busy = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE organization SET plan = 'enterprise' WHERE id = $1", [busy.org]);
    const others = await Promise.all(upTo(3).map(() => staffed(api, "ai-governance")));
    const people = await Promise.all(upTo(20).map(() => api.person()));
    const before = (await numbers(api, busy)).length;
    const { founder, as, workspace } = busy;
    await Promise.all([
      ...people.map(({ email }) => founder.client.members.add.mutate({ workspace, email, role: "viewer" })),
      ...upTo(10).map(() =>
        errorOf(as("viewer").client.members.makeOwner.mutate({ workspace, userId: founder.id })),
      ),
      ...others.flatMap((other) =>
        ["workspace_member", "workspace_viewer", "workspace_admin"].map((role) =>
          other.founder.client.members.changeRole.mutate({
            workspace: other.workspace,
            userId: other.as("workspace_viewer").id,
            role,
          }),
        ),
      ),
    ]);
    expect(await numbers(api, busy)).toEqual(upTo(before + 30));
    for (const { founder: reader, workspace: ref, org } of [busy, ...others]) {
      const verdict = await reader.client.audit.verify.query({ workspace: ref });
      expect(verdict).toMatchObject({ intact: true, fault: null });
      expect(await numbers(api, { org })).toEqual(upTo(verdict.entries));
      expect(verdict.head.seq).toBe(verdict.entries);
    }
  });

  test("[M1][M3] the workspaces of an organization share one chain with entries of each", async () => {
    const { org, founder, workspace } = await staffed(api, "ai-governance");
    const before = (await numbers(api, { org })).length;
    const { id: second } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Second",
      slug: `s-${org.slice(0, 8)}`,
    });
    await founder.client.workspaces.rename.mutate({ workspace, name: "First" });
    await founder.client.workspaces.rename.mutate({ workspace: second, name: "Other" });
    const { rows } = await api.owner.query(
      "SELECT seq::int, workspace_id AS workspace FROM audit_entry WHERE org_id = $1 AND seq > $2 ORDER BY seq",
      [org, before],
    );
    expect(rows).toEqual(
      [second, second, workspace, second].map((id, at) => ({ seq: before + 1 + at, workspace: id })),
    );
    for (const ref of [workspace, second]) {
      const verdict = await founder.client.audit.verify.query({ workspace: ref });
      expect(verdict).toMatchObject({ intact: true, entries: before + 4, head: { seq: before + 4 } });
    }
  });

  test("a verification continues where an earlier one stopped, and passes a kept head", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const verify = founder.client.audit.verify.query;
    const { head: kept } = await verify({ workspace });
    await founder.client.workspaces.rename.mutate({ workspace, name: "Another" });
    const end = { seq: kept.seq + 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(await verify({ workspace, after: kept })).toMatchObject({
      intact: true,
      entries: 1,
      head: end,
      end,
    });
    expect(await verify({ workspace, kept })).toMatchObject({ intact: true, kept: "same" });
    const wrong = { seq: kept.seq, hash: "0".repeat(64) };
    expect(await verify({ workspace, kept: wrong })).toMatchObject({ intact: true, kept: "other" });
    expect(await verify({ workspace, after: wrong })).toMatchObject({
      intact: false,
      fault: { seq: kept.seq + 1, reason: "previous" },
    });
    // A head beyond the end refers to entries that are gone.
    expect(await verify({ workspace, kept: { ...kept, seq: kept.seq + 9 } })).toMatchObject({
      kept: "other",
    });
    expect((await verify({ workspace })).kept).toBeNull();
  });

  /*
   * Both writers are held at the chain's head, with which the real audit.write orders them. In the companion database
   * it reads the head without locking it, and the key that would refuse a second entry with the same number is gone.
   */
  const writers = ({ founder, as, workspace }: Awaited<ReturnType<typeof staffed>>) =>
    ["admin", "member"].map(
      (role) => () => errorOf(as(role).client.members.makeOwner.mutate({ workspace, userId: founder.id })),
    );

  test("two concurrent entries get consecutive numbers", async () => {
    const tenant = await staffed(api, "compliance-ops");
    await race(api, { table: "audit_head", org: tenant.org }, writers(tenant));
    const { workspace, founder } = tenant;
    expect(await numbers(api, tenant)).toEqual(upTo(6));
    expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({
      intact: true,
      entries: 6,
    });
  });

  test("without the lock on its head the chain forks, and the verifier reports where", async () => {
    const unlocked = await startApi();
    const { rows } = await unlocked.owner.query<{ text: string }>(
      "SELECT pg_get_functiondef('audit.write'::regproc) AS text",
    );
    const text = rows[0]?.text ?? "";
    expect(text).toContain(" FOR NO KEY UPDATE");
    await unlocked.owner.query(text.replace(" FOR NO KEY UPDATE", ""));
    await unlocked.owner.query("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey");
    const tenant = await staffed(unlocked, "compliance-ops");
    await race(unlocked, { table: "audit_head", org: tenant.org }, writers(tenant));
    const { workspace, founder } = tenant;
    expect(await numbers(unlocked, tenant)).toEqual([1, 2, 3, 4, 5, 5]);
    expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({
      intact: false,
      fault: { seq: 5, reason: "order" },
    });
  });
});

describe("audit.verify", () => {
  /** What someone with the owner role's rights could do to each column, and where it shows. */
  const tamperings: Readonly<Record<string, readonly [set: string, seq: number, reason: string]>> = {
    org_id: ["gen_random_uuid()", 4, "gap"],
    seq: ["1000", 4, "gap"],
    at: ["at + interval '1 microsecond'", 3, "hash"],
    workspace_id: ["NULL", 3, "hash"],
    actor_kind: ["'key'", 3, "hash"],
    actor_id: ["gen_random_uuid()", 3, "hash"],
    actor_name: ["'somebody@else.example'", 3, "hash"],
    via: ["'organization'", 3, "hash"],
    ip: ["NULL", 3, "hash"],
    action: ["'member.removed'", 3, "hash"],
    target_kind: ["NULL", 3, "hash"],
    target_id: ["target_id || '0'", 3, "hash"],
    target_name: ["''", 3, "hash"],
    outcome: ["'refused'", 3, "hash"],
    before: ["'{}'", 3, "hash"],
    after: ["replace(after, ':', ': ')", 3, "hash"],
    prev_hash: ["sha256('x')", 3, "previous"],
    hash: ["sha256('x')", 3, "hash"],
    commitments: ["'{}'", 3, "hash"],
    salts: ["'{}'", 3, "hash"],
  };

  test("has a case for every column of an entry", async () => {
    const { rows } = await api.owner.query<{ name: string }>(
      "SELECT attname AS name FROM pg_attribute WHERE attrelid = 'audit_entry'::regclass AND attnum > 0",
    );
    expect(Object.keys(tamperings).toSorted()).toEqual(rows.map((row) => row.name).toSorted());
  });

  test.each(Object.entries(tamperings))("[M16] finds a changed %s", async (column, [set, seq, reason]) => {
    const { founder, org, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query(`UPDATE audit_entry SET ${column} = ${set} WHERE org_id = $1 AND seq = 3`, [org]);
    const verdict = await founder.client.audit.verify.query({ workspace });
    expect(verdict.intact).toBe(false);
    expect(verdict.entries).toBe(2);
    expect(verdict.fault).toMatchObject({ seq, reason, message: expect.stringMatching(/^Entry \d: .+\.$/) });
  });

  test.each([
    ["the last entry cut off", "DELETE FROM audit_entry WHERE org_id = $1 AND seq = 4", 3, "head"],
    ["the first entry cut off", "DELETE FROM audit_entry WHERE org_id = $1 AND seq = 1", 2, "gap"],
    ["every entry deleted", "DELETE FROM audit_entry WHERE org_id = $1", 0, "head"],
    [
      "an entry that was moved to the end",
      "UPDATE audit_entry SET seq = 30 WHERE org_id = $1 AND seq = 2",
      3,
      "gap",
    ],
    [
      "two entries swapped",
      `UPDATE audit_entry SET seq = 30 WHERE org_id = $1 AND seq = 2;
       UPDATE audit_entry SET seq = 2 WHERE org_id = $1 AND seq = 3;
       UPDATE audit_entry SET seq = 3 WHERE org_id = $1 AND seq = 30`,
      2,
      "previous",
    ],
    ["a head that is gone", "DELETE FROM audit_head WHERE org_id = $1", 4, "head"],
    ["a head that was moved back", "UPDATE audit_head SET seq = 2 WHERE org_id = $1", 4, "head"],
    ["a head that was moved on", "UPDATE audit_head SET seq = 9 WHERE org_id = $1", 4, "head"],
    ["a head with another hash", "UPDATE audit_head SET hash = sha256('x') WHERE org_id = $1", 4, "head"],
    [
      "a last entry that was written again, with the right hash",
      `UPDATE audit_entry e SET after = '{}', hash = sha256(audit.encode(jsonb_populate_record(e, '{"after": "{}"}')))
       WHERE org_id = $1 AND seq = 4`,
      4,
      "head",
    ],
  ])("[M16] finds %s", async (_, tampering, seq, reason) => {
    const { founder, org, workspace } = await staffed(api, "compliance-ops");
    for (const statement of tampering.split(";")) await api.owner.query(statement, [org]);
    expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({
      intact: false,
      fault: { seq, reason },
    });
  });

  test("reads a long chain in batches, and finds changes across their boundaries", async () => {
    const founder = await api.person();
    const { org, workspace } = await found(api, founder, "ai-governance");
    const grow = (count: number) =>
      api.owner.query(
        `SELECT count(audit.append_system($1, NULL, 'workspace.renamed', NULL, NULL, NULL, NULL, '{"name":"Ünï"}'))
         FROM generate_series(1, $2)`,
        [org, count],
      );
    const verify = () => founder.client.audit.verify.query({ workspace });
    await grow(3_999);
    expect(await verify()).toMatchObject({ intact: true, entries: 4_000, head: { seq: 4_000 } });
    await grow(101);
    expect(await verify()).toMatchObject({ intact: true, entries: 4_101, head: { seq: 4_101 } });
    for (const seq of [4_101, 4_000, 2_001, 2_000]) {
      await api.owner.query("UPDATE audit_entry SET ip = '192.0.2.1' WHERE org_id = $1 AND seq = $2", [
        org,
        seq,
      ]);
      expect(await verify()).toMatchObject({ entries: seq - 1, fault: { seq, reason: "hash" } });
    }
  });

  test("refuses people who can't read the log, and another tenant's workspace like a missing one", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    expect(await errorOf(as("member").client.audit.verify.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Owner or Admin role to read and verify the audit log of the workspace.",
    });
    const stranger = await api.person();
    expect(await errorOf(stranger.client.audit.verify.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "not_found",
    });
  });
});
