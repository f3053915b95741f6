import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestApi } from "../testing/api.ts";
import { queue, race, withoutTheLock } from "../testing/race.ts";
import { found } from "../testing/tenants.ts";

/*
 * A downgrade while people are added and workspaces are created: all wait for the organization's lock, and everything
 * after the downgrade gets the smaller plan. The order is read from the chain, which orders the commits. A second
 * database without the lock shows that the lock is the reason.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

type Step = { action: string; workspace_id: string; plan: string | null };

async function story(at: TestApi, org: string): Promise<Step[]> {
  const { rows } = await at.owner.query<Step>(
    `SELECT action, workspace_id, after::json ->> 'plan' AS plan FROM audit_entry
     WHERE org_id = $1 AND outcome = 'done' ORDER BY seq`,
    [org],
  );
  return rows;
}

/** The creator of a workspace on the starter plan, 15 people to add, and a downgrade to free among the calls. */
async function crowd(at: TestApi) {
  const founder = await at.person("Founder");
  const tenant = await found(at, founder, "compliance-ops");
  const { client } = founder;
  await client.organizations.changePlan.mutate({ organization: tenant.org, plan: "starter" });
  const people = await Promise.all(Array.from({ length: 15 }, () => at.person()));
  const additions = people.map(
    ({ email }) =>
      () =>
        client.members.add.mutate({ workspace: tenant.workspace, email, role: "viewer" }),
  );
  const downgrade = () => client.organizations.changePlan.mutate({ organization: tenant.org, plan: "free" });
  return { ...tenant, additions, downgrade };
}

/** By how much the members ever exceeded the five of the free plan when one more was added on it. */
function overshoot(steps: readonly Step[]): number {
  let members = 1;
  let plan = "free";
  let over = 0;
  for (const step of steps) {
    if (step.action === "organization.plan_changed") plan = step.plan ?? plan;
    if (step.action !== "member.added") continue;
    members += 1;
    if (plan === "free" && members > 5) over += 1;
  }
  return over;
}

describe("a downgrade during additions", () => {
  test("[V28][V39] lets no one in above the smaller plan's limit, and removes no one", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { org, workspace, additions, downgrade } = await crowd(api);
      const ended = await race(api, { table: "organization", org }, [
        ...additions.slice(0, 7),
        downgrade,
        ...additions.slice(7),
      ]);
      const refused = ended.filter((end) => end !== null);
      expect(refused.every((end) => end?.reason === "member_limit")).toBe(true);
      expect(overshoot(await story(api, org))).toBe(0);
      const { rows } = await api.owner.query(
        "SELECT count(*)::int AS members FROM member WHERE workspace_id = $1",
        [workspace],
      );
      expect(rows).toEqual([{ members: 16 - refused.length }]);
    }
  });

  test("without the lock, people come in above it", async () => {
    const { org, additions, downgrade } = await crowd(unlocked);
    // The downgrade has the organization's row by the time that the additions, which counted before, want to raise its
    // revision: it is the first to commit.
    await queue(unlocked, { table: "audit_head", org }, [downgrade, ...additions]);
    expect(overshoot(await story(unlocked, org))).toBeGreaterThan(0);
  });
});

test("[P21] a downgrade while workspaces are created lets none be created after it", async () => {
  const founder = await api.person("Founder");
  const { org } = await found(api, founder, "ai-tracing");
  const { client } = founder;
  await client.organizations.changePlan.mutate({ organization: org, plan: "pro" });
  const create = (at: number) =>
    client.workspaces.create.mutate({ organization: org, name: "W", slug: `made-${at}` });
  const creations = Array.from({ length: 16 }, (_, at) => () => create(at));
  const downgrade = () => client.organizations.changePlan.mutate({ organization: org, plan: "free" });
  const ended = await race(api, { table: "organization", org }, [
    ...creations.slice(0, 8),
    downgrade,
    ...creations.slice(8),
  ]);
  // How many come before it is the database's choice; after it, everyone is refused.
  const refused = ended.filter((end) => end !== null);
  expect(refused.every(({ reason }) => reason === "plan_required")).toBe(true);
  expect(await errorOf(create(16))).toMatchObject({ reason: "plan_required" });
  const actions = (await story(api, org)).map(({ action }) => action);
  const after = actions.slice(actions.lastIndexOf("organization.plan_changed") + 1);
  expect(after).not.toContain("workspace.created");
  expect(actions.filter((action) => action === "workspace.created")).toHaveLength(
    1 + creations.length - refused.length,
  );
});
