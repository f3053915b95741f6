import { describe, expect, test } from "vitest";
import { workerOf } from "../runs/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { act, create, submitted } from "./testing.ts";

const api = await startApi();

describe("a change that needs approvals", () => {
  test("[V6] of any one approver in a new workspace is approved by the first, who is not its author", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const { id } = await create(as("admin"), workspace, "change", { summary: "Split the ledger" });
    await act(as("admin"), workspace, "change", id, "submit");
    expect(await errorOf(act(as("admin"), workspace, "change", id, "approve"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "author_approves",
      message: "You can't approve what you created. Someone else has to.",
    });
    expect(await errorOf(act(as("member"), workspace, "change", id, "approve"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect(await act(as("owner"), workspace, "change", id, "approve")).toMatchObject({ state: "approved" });
  });

  test("[V6] of any two says how many are missing, and its state changes with the second", async () => {
    const { second, approve, approvals, founder, as, org, on } = await submitted(api, "any_two");
    expect(await approvals()).toMatchObject({ needed: 2, given: 0, possible: 3, approvals: [] });
    expect(await approve(founder, "Looks safe.")).toMatchObject({ state: "submitted" });
    expect(await approvals()).toMatchObject({
      needed: 2,
      given: 1,
      author: as("member").id,
      approvals: [{ userId: founder.id, name: "Founder", comment: "Looks safe.", counts: true }],
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "resource.approved",
      target: "Split the ledger",
      after: { approvals: 1, needed: 2, comment: "Looks safe." },
    });
    expect(await errorOf(approve(founder))).toMatchObject({ code: "CONFLICT", reason: "already_approved" });
    expect(await approve(second)).toMatchObject({ state: "approved" });
    expect((await newest(api, { org }, 2)).map(({ action }) => action)).toEqual([
      "resource.state_changed",
      "resource.approved",
    ]);
    const theirs = await staffed(api, "compliance-ops");
    expect(await errorOf(theirs.founder.client.resources.approvals.query(on))).toMatchObject({
      code: "NOT_FOUND",
      reason: "not_found",
    });
  });

  test("stays approved when a rotation writes to its fields, which an edit does not leave so", async () => {
    const { second, approve, founder, org, on, state } = await submitted(api, "any_two");
    await approve(founder);
    await approve(second);
    const was = { summary: "Split the ledger" };
    const changes = JSON.stringify([{ id: on.id, was, becomes: { summary: "Split it" } }]);
    const { rows } = await api.owner.query("SELECT authz.reseal_secrets($1, 2, $2) AS resources", [
      org,
      changes,
    ]);
    expect(rows).toEqual([{ resources: 1 }]);
    expect(await state()).toBe("approved");
    await founder.client.resources.update.mutate({ ...on, fields: { summary: "Split both" } });
    expect(await state()).not.toBe("approved");
  });

  test("[V6] of all approvers waits for everyone who holds the verb but the author", async () => {
    const { second, approve, approvals, founder, as, state } = await submitted(api, "all");
    await approve(founder);
    await approve(second);
    expect(await approvals()).toMatchObject({ needed: 3, given: 2, possible: 3 });
    expect(await state()).toBe("submitted");
    expect(await approve(as("admin"))).toMatchObject({ state: "approved" });
  });

  test("no longer counts someone who lost the verb, and who approved finishes what then needs no other", async () => {
    const { workspace, second, approve, approvals, founder, as, state } = await submitted(api, "all");
    await approve(second);
    await founder.client.members.changeRole.mutate({ workspace, userId: second.id, role: "member" });
    expect(await approvals()).toMatchObject({
      needed: 2,
      given: 0,
      approvals: [{ userId: second.id, counts: false }],
    });
    await approve(founder);
    expect(await errorOf(approve(founder))).toMatchObject({ reason: "already_approved" });
    await founder.client.members.remove.mutate({ workspace, userId: as("admin").id });
    expect(await state()).toBe("submitted");
    expect(await approve(founder)).toMatchObject({ state: "approved" });
  });

  test("loses its approvals when it is edited or submitted again, and waits again if it was approved", async () => {
    const tenant = await submitted(api, "any_two");
    const { workspace, org, on, second, approve, approvals, founder, as, state } = tenant;
    const edit = (plan: string) => as("member").client.resources.update.mutate({ ...on, fields: { plan } });
    await approve(founder);
    await edit("In two steps.");
    expect(await approvals()).toMatchObject({ given: 0, approvals: [] });

    await approve(founder);
    await act(second, workspace, "change", on.id, "reject", "Too risky.");
    expect(await state()).toBe("rejected");
    await act(as("member"), workspace, "change", on.id, "submit");
    expect(await approvals()).toMatchObject({ given: 0, approvals: [] });

    await approve(founder);
    expect(await approve(second)).toMatchObject({ state: "approved" });
    expect(await edit("In three steps.")).toMatchObject({ state: "submitted" });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "resource.updated",
      before: { plan: "In two steps.", state: "approved" },
      after: { plan: "In three steps.", state: "submitted" },
    });
    expect(await approvals()).toMatchObject({ given: 0, approvals: [] });
  });

  test("is not approved by a key, and the author of what a key created is the person who issued it", async () => {
    const { workspace, founder, as } = await staffed(api, "compliance-ops");
    const pipeline = await workerOf(api, as("admin"), workspace, [
      "change:read",
      "change:create",
      "change:update",
      "change:approve",
    ]);
    const { id } = await pipeline.resources.create.mutate({
      workspace,
      kind: "change",
      fields: { summary: "Roll out" },
    });
    const step = (client: typeof pipeline, action: string) =>
      client.resources.act.mutate({ workspace, kind: "change", id, action });
    await step(pipeline, "submit");
    expect(await errorOf(step(pipeline, "approve"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "only_people_approve",
    });
    expect(await errorOf(step(as("admin").client, "approve"))).toMatchObject({ reason: "author_approves" });
    expect(await step(founder.client, "approve")).toMatchObject({ state: "approved" });
  });

  test("a comment that is too long is refused, and nothing is approved", async () => {
    const { approve, approvals, founder } = await submitted(api, "any_one");
    expect(await errorOf(approve(founder, "x".repeat(501)))).toMatchObject({
      code: "INVALID",
      path: "comment",
    });
    expect(await approvals()).toMatchObject({ given: 0 });
  });
});
