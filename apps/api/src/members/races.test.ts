import { describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { race, withoutTheLock, withoutTrigger } from "../testing/race.ts";
import { found, join, type TestTenant } from "../testing/tenants.ts";

/*
 * Each race is real: the test holds the organization's row, which authz.enter locks for every change, starts all
 * callers, sees them wait in pg_locks, and releases it. The result is read from the database.
 *
 * A companion shows that each test would fail without its lock, in a second database where authz.lock_organization does
 * nothing. There the callers are held at the head of the audit chain instead: past their decision, before their commit.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);
const keyless = await startApi();
await withoutTheLock(keyless);
await keyless.owner.query("ALTER TABLE member DROP CONSTRAINT member_pkey");

async function twoOwners(at: TestApi) {
  const first = await at.person("First owner");
  const tenant = await found(at, first, "compliance-ops");
  const second = await join(at, tenant, first, "owner");
  return { ...tenant, first, second };
}

async function rolesOf(at: TestApi, { org, workspace }: TestTenant): Promise<string[]> {
  const { rows } = await at.owner.query<{ role: string }>(
    "SELECT role FROM member WHERE org_id = $1 AND workspace_id = $2 ORDER BY role",
    [org, workspace],
  );
  return rows.map((row) => row.role);
}

const reasons = (ended: Awaited<ReturnType<typeof race>>) =>
  ended.map((end) => end?.reason ?? "done").toSorted();

describe("two owners demote each other concurrently", () => {
  const demoteEachOther = ({ workspace, first, second }: Awaited<ReturnType<typeof twoOwners>>) => [
    () => first.client.members.changeRole.mutate({ workspace, userId: second.id, role: "admin" }),
    () => second.client.members.changeRole.mutate({ workspace, userId: first.id, role: "admin" }),
  ];

  test("[V25][V26] one of them wins; the other is an admin by then and is refused", async () => {
    const owned = await twoOwners(api);
    const ended = await race(api, { table: "organization", org: owned.org }, demoteEachOther(owned));
    expect(reasons(ended)).toEqual(["above_yourself", "done"]);
    expect(await rolesOf(api, owned)).toEqual(["admin", "owner"]);
  });

  test("without the lock both are allowed, and the constraint refuses the later commit", async () => {
    const owned = await twoOwners(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: owned.org }, demoteEachOther(owned));
    expect(reasons(ended)).toEqual(["changed_meanwhile", "done"]);
    expect(await rolesOf(unlocked, owned)).toEqual(["admin", "owner"]);
  });

  test("without the lock and the constraint the workspace has no owner left", async () => {
    const owned = await twoOwners(unlocked);
    await withoutTrigger(unlocked, "member_keeps_owner", "member", async () => {
      const ended = await race(unlocked, { table: "audit_head", org: owned.org }, demoteEachOther(owned));
      expect(reasons(ended)).toEqual(["done", "done"]);
      expect(await rolesOf(unlocked, owned)).toEqual(["admin", "admin"]);
    });
  });
});

describe("two admins change each other's roles concurrently", () => {
  async function twoAdmins(at: TestApi) {
    const owner = await at.person("Owner");
    const tenant = await found(at, owner, "compliance-ops");
    const [first, second] = [await join(at, tenant, owner, "admin"), await join(at, tenant, owner, "admin")];
    const { workspace } = tenant;
    const callers = [
      () => first.client.members.changeRole.mutate({ workspace, userId: second.id, role: "viewer" }),
      () => second.client.members.changeRole.mutate({ workspace, userId: first.id, role: "viewer" }),
    ];
    return { tenant, callers };
  }

  test("one of them wins; the other is a viewer by then and is refused", async () => {
    const { tenant, callers } = await twoAdmins(api);
    const ended = await race(api, { table: "organization", org: tenant.org }, callers);
    expect(reasons(ended)).toEqual(["done", "missing_permission"]);
    expect(await rolesOf(api, tenant)).toEqual(["admin", "owner", "viewer"]);
  });

  test("without the lock both win, by a permission that each has already lost", async () => {
    const { tenant, callers } = await twoAdmins(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: tenant.org }, callers);
    expect(reasons(ended)).toEqual(["done", "done"]);
    expect(await rolesOf(unlocked, tenant)).toEqual(["owner", "viewer", "viewer"]);
  });
});

describe("the last two owners leave and step down concurrently", () => {
  const goAway = ({ workspace, first, second }: Awaited<ReturnType<typeof twoOwners>>) => [
    () => first.client.members.leave.mutate({ workspace }),
    () => second.client.members.changeRole.mutate({ workspace, userId: second.id, role: "viewer" }),
  ];

  test("[V25] one of them succeeds; the other is the last owner and is refused", async () => {
    const owned = await twoOwners(api);
    const ended = await race(api, { table: "organization", org: owned.org }, goAway(owned));
    expect(reasons(ended)).toEqual(["done", "last_owner"]);
    expect(await rolesOf(api, owned)).toContain("owner");
  });

  test("without the lock and the constraint both succeed", async () => {
    const owned = await twoOwners(unlocked);
    await withoutTrigger(unlocked, "member_keeps_owner", "member", async () => {
      const ended = await race(unlocked, { table: "audit_head", org: owned.org }, goAway(owned));
      expect(reasons(ended)).toEqual(["done", "done"]);
      expect(await rolesOf(unlocked, owned)).toEqual(["viewer"]);
    });
  });
});

describe("one person is added several times concurrently", () => {
  async function crowd(at: TestApi) {
    const { email } = await at.person("Newcomer");
    const owned = await twoOwners(at);
    const { workspace, first, second } = owned;
    const add = (role: string, by = first) => by.client.members.add.mutate({ workspace, email, role });
    const callers = [
      () => add("viewer"),
      () => add("admin", second),
      () => add("member"),
      () => add("viewer", second),
    ];
    return { owned, callers };
  }

  test("[M54] exactly one of them wins; the others are refused because the person is already a member", async () => {
    const { owned, callers } = await crowd(api);
    const ended = await race(api, { table: "organization", org: owned.org }, callers);
    expect(reasons(ended)).toEqual(["already_member", "already_member", "already_member", "done"]);
    expect(await rolesOf(api, owned)).toHaveLength(3);
  });

  test("the same without the lock, because the table's key enforces this rule", async () => {
    const { owned, callers } = await crowd(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: owned.org }, callers);
    expect(reasons(ended)).toEqual(["already_member", "already_member", "already_member", "done"]);
    expect(await rolesOf(unlocked, owned)).toHaveLength(3);
  });

  test("without the lock and the key they are a member four times", async () => {
    const { owned, callers } = await crowd(keyless);
    const ended = await race(keyless, { table: "audit_head", org: owned.org }, callers);
    expect(reasons(ended)).toEqual(["done", "done", "done", "done"]);
    expect(await rolesOf(keyless, owned)).toHaveLength(6);
  });
});

describe("the plan's last seat is given to several people concurrently", () => {
  async function fullBut(at: TestApi) {
    const owned = await twoOwners(at);
    const { workspace, first } = owned;
    for (const role of ["member", "viewer"]) await join(at, owned, first, role);
    const people = await Promise.all(["One", "Two", "Three"].map((name) => at.person(name)));
    const callers = people.map(
      ({ email }) =>
        () =>
          first.client.members.add.mutate({ workspace, email, role: "viewer" }),
    );
    return { owned, callers };
  }

  test("one of them gets it", async () => {
    const { owned, callers } = await fullBut(api);
    const ended = await race(api, { table: "organization", org: owned.org }, callers);
    expect(reasons(ended)).toEqual(["done", "member_limit", "member_limit"]);
    expect(await rolesOf(api, owned)).toHaveLength(5);
  });

  test("without the lock all of them get it", async () => {
    const { owned, callers } = await fullBut(unlocked);
    const ended = await race(unlocked, { table: "audit_head", org: owned.org }, callers);
    expect(reasons(ended)).toEqual(["done", "done", "done"]);
    expect(await rolesOf(unlocked, owned)).toHaveLength(7);
  });
});
