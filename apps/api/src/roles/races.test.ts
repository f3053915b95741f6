import { describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { queue, withoutTheLock } from "../testing/race.ts";
import { makeTeam } from "../testing/teams.ts";
import { found, join } from "../testing/tenants.ts";

/*
 * A role is edited while someone assigns it or acts with it. Every change in an organization waits for the previous one
 * and reads roles afterwards, so each decision uses the current role. A second database without that lock, where the
 * callers are held past their decision, shows what would happen otherwise.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

const least = ["workspace:read", "member:leave"] as const;

/** A workspace with an admin, a viewer, a team, and a custom role with hardly any permissions. */
async function stage(at: TestApi) {
  const owner = await at.person("Owner");
  const tenant = await found(at, owner, "compliance-ops");
  const { org: organization, workspace } = tenant;
  const role = { organization, level: "workspace" as const, name: "Custom" };
  const { key } = await owner.client.roles.create.mutate({ ...role, permissions: [...least] });
  const [admin, viewer] = [await join(at, tenant, owner, "admin"), await join(at, tenant, owner, "viewer")];
  const team = await makeTeam(tenant, { by: owner });
  const edit = (...more: ("plan:change" | "member:add" | "member:read")[]) => {
    return () =>
      owner.client.roles.update.mutate({ ...role, key, description: "", permissions: [...least, ...more] });
  };
  return {
    tenant,
    workspace,
    owner,
    admin,
    viewer,
    key,
    edit,
    /** The admin assigns the role to the viewer, or to the team. */
    give: () => admin.client.members.changeRole.mutate({ workspace, userId: viewer.id, role: key }),
    grant: () => admin.client.teamGrants.add.mutate({ workspace, team, role: key }),
    remove: () => owner.client.roles.delete.mutate({ organization, level: "workspace", key }),
  };
}

const lockOf = (at: TestApi, org: string) =>
  at === api ? ({ table: "organization", org } as const) : ({ table: "audit_head", org } as const);

const reasons = (ended: Awaited<ReturnType<typeof queue>>) => ended.map((end) => end?.reason ?? "done");

describe("a role grows beyond its assigner's permissions while they assign it", () => {
  for (const way of ["give", "grant"] as const) {
    test(`is refused after the edit, and not before it (${way})`, async () => {
      const late = await stage(api);
      const lock = lockOf(api, late.tenant.org);
      expect(reasons(await queue(api, lock, [late.edit("plan:change"), late[way]]))).toEqual([
        "done",
        "above_yourself",
      ]);
      const early = await stage(api);
      const ended = await queue(api, lockOf(api, early.tenant.org), [early[way], early.edit("plan:change")]);
      expect(reasons(ended)).toEqual(["done", "done"]);
    });

    test(`without the lock, gives more than the assigner holds (${way})`, async () => {
      const { tenant, edit, ...ways } = await stage(unlocked);
      const ended = await queue(unlocked, lockOf(unlocked, tenant.org), [edit("plan:change"), ways[way]]);
      expect(reasons(ended)).toEqual(["done", "done"]);
    });
  }
});

describe("a role shrinks while someone acts with it", () => {
  async function acting(at: TestApi) {
    const { give, edit, viewer, workspace, tenant } = await stage(at);
    await edit("member:add", "member:read")();
    await give();
    const { email } = await at.person("Newcomer");
    const add = () => viewer.client.members.add.mutate({ workspace, email, role: "custom" });
    return { tenant, shrink: edit(), add };
  }

  test("is refused after the edit", async () => {
    const { tenant, shrink, add } = await acting(api);
    const ended = await queue(api, lockOf(api, tenant.org), [shrink, add]);
    expect(reasons(ended)).toEqual(["done", "missing_permission"]);
  });

  test("without the lock, they act with permissions they no longer hold", async () => {
    const { tenant, shrink, add } = await acting(unlocked);
    expect(reasons(await queue(unlocked, lockOf(unlocked, tenant.org), [shrink, add]))).toEqual([
      "done",
      "done",
    ]);
  });
});

describe("a role is deleted while someone assigns it", () => {
  test("after the deletion the role is unknown, and a deletion after the assignment requires a replacement", async () => {
    const late = await stage(api);
    const ended = await queue(api, lockOf(api, late.tenant.org), [late.remove, late.give]);
    expect(reasons(ended)).toEqual(["done", "unknown_role"]);
    const early = await stage(api);
    const again = await queue(api, lockOf(api, early.tenant.org), [early.give, early.remove]);
    expect(reasons(again)).toEqual(["done", "replacement_needed"]);
  });

  test("without the lock, the foreign key refuses the assignment after the deletion", async () => {
    const { tenant, remove, give } = await stage(unlocked);
    const ended = await queue(unlocked, lockOf(unlocked, tenant.org), [remove, give]);
    expect(reasons(ended)).toEqual(["done", "changed_meanwhile"]);
  });
});
