import { expect, test } from "vitest";
import { startApi, type TestApi } from "../testing/api.ts";
import { queue, withoutTheLock } from "../testing/race.ts";
import { newest } from "../testing/tenants.ts";
import { submitted } from "./testing.ts";

/*
 * Two people approve concurrently: both are seen to wait for the organization's lock. Companions show what happens without
 * it, where they are held at the head of the audit chain instead, past their decision.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

/** Two people approve what needs this many approvals; how that ended, and what came of it. */
async function approved(at: TestApi, policy: "any_one" | "any_two", table: "organization" | "audit_head") {
  const { org, approve, founder, second, approvals, state } = await submitted(at, policy);
  const ended = await queue(at, { table, org }, [() => approve(founder), () => approve(second)]);
  const entries = await newest(at, { org }, 5);
  return {
    ended: ended.map((end) => end?.reason ?? "done"),
    state: await state(),
    given: (await approvals()).given,
    transitions: entries.filter(({ after }) => (after as { state?: string } | null)?.state === "approved")
      .length,
  };
}

test("[V6] of two concurrent approvals both count where two are needed, and the state changes once", async () => {
  expect(await approved(api, "any_two", "organization")).toEqual({
    ended: ["done", "done"],
    state: "approved",
    given: 2,
    transitions: 1,
  });
});

test("[V6] of two concurrent approvals the second comes too late where one is needed", async () => {
  expect(await approved(api, "any_one", "organization")).toEqual({
    ended: ["done", "wrong_resource_state"],
    state: "approved",
    given: 1,
    transitions: 1,
  });
});

test("without the lock each of two sees only its own, and the change waits for good", async () => {
  expect(await approved(unlocked, "any_two", "audit_head")).toMatchObject({
    ended: ["done", "done"],
    state: "submitted",
    given: 2,
    transitions: 0,
  });
});
