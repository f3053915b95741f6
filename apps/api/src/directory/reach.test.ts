import { aiTracing, complianceOps, dataSecurity, machineFleet } from "@bailiwick/domain";
import { createTRPCClient, httpLink } from "@trpc/client";
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { endAccess } from "../jobs/end-access.ts";
import { reconcilePlans } from "../jobs/reconcile-plans.ts";
import { endOf, follow } from "../live/testing.ts";
import type { AppRouter } from "../router.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { run } from "../testing/process.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { employee, issueBearer, outcomeOf, synced } from "./testing.ts";

/*
 * How far the directory's word reaches: only on a plan that has directory sync, at the very next request in another process and in
 * an open page, and not past what was deleted meanwhile.
 */

const api = await startApi({ live: true });
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => worker.end());

const setPlan = async (org: string, plan: string) => {
  await api.owner.query("UPDATE organization SET plan = $2, plan_pending = true WHERE id = $1", [org, plan]);
};
const reconcile = () => reconcilePlans(worker, "saas", () => undefined);

describe.each([
  [complianceOps.key, "starter", "enterprise"],
  [machineFleet.key, "team", "enterprise"],
  [aiTracing.key, "pro", "enterprise"],
])("directory sync of %s", (key, without, plan) => {
  test("[V40][V63] needs the plan, stops with it, and goes on with it, by the job and in the log", async () => {
    const company = await staffed(api, key);
    const { org, founder, workspace } = company;
    await setPlan(org, without);
    const { text } = await issueBearer(founder, company, key);
    const { directory } = api.client(text);
    const add = (name: string, active = true) =>
      directory.addPerson.mutate({ organization: org, address: `${name}@b.example`, active });
    expect(await errorOf(add("ann"))).toMatchObject({ code: "FORBIDDEN", reason: "plan_required" });
    expect(await founder.client.directory.status.query({ organization: org })).toMatchObject({
      isOnPlan: false,
      isFollowed: false,
      failures: [{ target: "ann@b.example", reason: "plan_required" }],
    });

    await setPlan(org, plan);
    expect(await reconcile()).toBe(1);
    const person = await employee(api, `bob-${org.slice(0, 8)}@b.example`);
    const role = { [machineFleet.key]: "member", [complianceOps.key]: "viewer" }[key] ?? "reader";
    await founder.client.members.add.mutate({ workspace, email: person.email, role });
    const { id } = await directory.addPerson.mutate({
      organization: org,
      address: person.email,
      active: false,
    });
    const { id: team } = await directory.addTeam.mutate({ organization: org, name: "Engineers" });
    const isFollowed = async () =>
      (await founder.client.directory.status.query({ organization: org })).isFollowed;
    expect(await isFollowed()).toBe(true);

    // Without the plan no more is written, and people decide again.
    await setPlan(org, without);
    expect(await errorOf(add("ann"))).toMatchObject({ reason: "plan_required" });
    expect(await reconcile()).toBe(1);
    expect(await newest(api, { org }, 2)).toContainEqual(
      expect.objectContaining({ action: "directory.stopped", via: "system" }),
    );
    expect(await isFollowed()).toBe(false);
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
    await founder.client.members.add.mutate({ workspace, email: person.email, role });
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("let in");
    await founder.client.teams.rename.mutate({ organization: org, team, name: "Ours" });

    // With the plan it goes on where the job has been, and what it said applies again.
    await setPlan(org, plan);
    expect(await errorOf(add("ann"))).toMatchObject({ code: "WRONG_STATE", reason: "directory_stopped" });
    expect(await reconcile()).toBe(1);
    expect(await newest(api, { org }, 3)).toContainEqual(
      expect.objectContaining({ action: "directory.access_suspended", target: person.email, via: "system" }),
    );
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("NOT_FOUND");
    expect((await add("ann")).state).toBe("outside");
    expect((await directory.people.query({ organization: org, person: id })).items[0]?.state).toBe(
      "suspended",
    );
  });
});

describe.each([dataSecurity.key, machineFleet.key])("someone whom the directory of %s suspends", (key) => {
  test("is let through by no other process, however soon they ask", async () => {
    const { address } = run(api.database);
    const url = `${await address()}/api/trpc`;
    const there = ({ token }: TestPerson) =>
      createTRPCClient<AppRouter>({
        links: [httpLink({ url, headers: { authorization: `Bearer ${token}` } })],
      });
    const { directory, organization, domain, workspace } = await synced(api, key);
    const person = await employee(api, `ann@${domain}`);
    const at = { organization, address: person.email };
    const { id } = await directory.addPerson.mutate(at);
    const answers: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const active = round % 2 === 1;
      await directory.updatePerson.mutate({ ...at, person: id, active });
      answers.push(await outcomeOf(there(person).workspaces.get.query({ workspace })));
    }
    expect(answers).toEqual(answers.map((_, round) => (round % 2 === 1 ? "let in" : "NOT_FOUND")));
  });

  test("loses the pages that they have open", async () => {
    const { directory, organization, domain, workspace } = await synced(api, key);
    const person = await employee(api, `ann@${domain}`);
    const at = { organization, address: person.email };
    const { id } = await directory.addPerson.mutate(at);
    const stream = await follow(api.url, person.token, { workspace });
    onTestFinished(() => stream.stop());
    await directory.updatePerson.mutate({ ...at, person: id, active: false });
    expect(await endOf(stream)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("is not removed by the job that removes what has ended", async () => {
    const { directory, organization, domain, workspace } = await synced(api, key);
    const person = await employee(api, `ann@${domain}`);
    const at = { organization, address: person.email };
    const { id } = await directory.addPerson.mutate(at);
    await directory.updatePerson.mutate({ ...at, person: id, active: false });
    const rows = async () =>
      (await api.owner.query("SELECT FROM member WHERE user_id = $1", [person.id])).rowCount;
    await endAccess(worker, new URL("https://console.example"), () => undefined);
    expect(await rows()).toBe(1);
    await directory.updatePerson.mutate({ ...at, person: id, active: true });
    expect(await outcomeOf(person.client.workspaces.get.query({ workspace }))).toBe("let in");
  });
});
