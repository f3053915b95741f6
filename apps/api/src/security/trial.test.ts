import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { endTrials } from "../jobs/end-trials.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import {
  age,
  cameFrom,
  confirmAt,
  inside,
  look,
  networks,
  office,
  officed,
  outside,
  ruling,
  setTo,
} from "./testing.ts";

const api = await startApi({ settings: { BAILIWICK_TRUSTED_PROXIES: "127.0.0.1" } });
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => worker.end());

describe("a trial", () => {
  test("[C10] applies immediately, and reverts by the clock alone; the log says so once the job ran", async () => {
    const { at, as, owner, workspace, org } = await officed(api);
    const { effects } = await setTo(owner, at, networks(office));
    expect(effects.onTrial).toBe(true);
    const member = cameFrom(api, as("member"), outside);
    expect(await errorOf(look(member, workspace))).toMatchObject({ reason: "address_not_allowed" });
    await age(api, org, 15);
    await look(member, workspace);
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "workspace.security_policy_set" });
    await endTrials(worker, () => undefined);
    await endTrials(worker, () => undefined);
    const [last, before] = await newest(api, { org }, 2);
    expect(last).toMatchObject({ action: "workspace.security_policy_reverted", after: { version: 1 } });
    expect(before).toMatchObject({ action: "workspace.security_policy_set" });
    expect((await owner.client.securityPolicies.history.query(at)).items).toMatchObject([
      { version: 1, settled: "expired", applies: false },
    ]);
  });

  test("a change that would refuse its author's next request is refused, and nothing changes", async () => {
    const { at, owner, workspace } = await officed(api);
    expect(await errorOf(setTo(owner, at, networks("192.0.2.0/24")))).toMatchObject({
      code: "CONFLICT",
      reason: "policy_refuses_you",
      params: { why: "address_not_allowed" },
    });
    await look(owner, workspace);
    expect((await owner.client.securityPolicies.get.query(at)).version).toBeNull();
  });

  test("its author confirms it only after a request of theirs has passed under it", async () => {
    const { at, as, owner, org, workspace } = await officed(api);
    await setTo(owner, at, networks(office));
    const attempt = { ...at, version: 1, pass: "x".repeat(64) };
    expect(await errorOf(owner.client.securityPolicies.confirm.mutate(attempt))).toMatchObject({
      reason: "trial_unused",
    });
    expect(await errorOf(confirmAt(cameFrom(api, as("admin"), inside), at))).toMatchObject({
      reason: "missing_permission",
    });
    await confirmAt(owner, at);
    await age(api, org, 60);
    expect(await errorOf(look(cameFrom(api, as("member"), outside), workspace))).toMatchObject({
      reason: "address_not_allowed",
    });
    expect(await errorOf(confirmAt(owner, at))).toMatchObject({ code: "INVALID" });
  });

  test("what only loosens is kept without one, and what a trial tightened can't be slipped past it", async () => {
    const { at, owner } = await officed(api);
    await setTo(owner, at, networks(office));
    await confirmAt(owner, at);
    expect((await setTo(owner, at, networks(office, "192.0.2.0/24"))).effects.onTrial).toBe(false);
    expect((await setTo(owner, at, networks(inside))).effects.onTrial).toBe(true);
    // Looser than the one on trial, and still tighter than the kept one.
    expect((await setTo(owner, at, networks(office))).effects.onTrial).toBe(true);
    await owner.client.securityPolicies.revert.mutate(at);
    const { rules } = await owner.client.securityPolicies.get.query(at);
    expect(rules.addresses.map(({ range }) => range)).toEqual([office, "192.0.2.0/24"]);
  });

  test("confirming and reverting it in the same moment settles it once", async () => {
    const { at, owner, org } = await officed(api);
    await setTo(owner, at, networks(office));
    const { trial } = await owner.client.securityPolicies.get.query(at);
    const { version = 0, pass = "" } = trial ?? {};
    const outcomes = await Promise.allSettled([
      owner.client.securityPolicies.confirm.mutate({ ...at, version, pass }),
      owner.client.securityPolicies.revert.mutate(at),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const settled = (await newest(api, { org }, 5)).filter(
      ({ action, outcome }) => /confirmed|reverted/.test(action) && outcome === "done",
    );
    expect(settled).toHaveLength(1);
  });

  test("an earlier version is brought back as a new one, on trial if it tightens", async () => {
    const { at, owner } = await officed(api);
    await setTo(owner, at, networks(office));
    await confirmAt(owner, at);
    await setTo(owner, at, {});
    const back = await owner.client.securityPolicies.restore.mutate({ ...at, version: 1 });
    expect(back).toMatchObject({ effects: { onTrial: true }, policy: { trial: { version: 3 } } });
    expect(await errorOf(owner.client.securityPolicies.restore.mutate({ ...at, version: 9 }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_version",
    });
  });

  test("the operator reverts one that locks people out, in the tenant's log", async () => {
    const { at, owner, as, workspace, org } = await officed(api);
    await setTo(owner, at, networks(office));
    await confirmAt(owner, at);
    const platform = await api.person("Operator", { platformAdmin: true });
    expect(await errorOf(owner.client.securityPolicies.revert.mutate(at))).toMatchObject({
      reason: "no_trial",
    });
    await platform.client.securityPolicies.revert.mutate({ ...at, actingAs: "platform" });
    await look(cameFrom(api, as("member"), outside), workspace);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.security_policy_reverted",
      via: "platform",
      actor: platform.email,
    });
    const asPlatform = { ...at, actingAs: "platform" } as const;
    expect(await errorOf(as("admin").client.securityPolicies.revert.mutate(asPlatform))).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a preview", () => {
  test("names the people and keys that lose access, and changes nothing", async () => {
    const { at, owner, as, org, workspace } = await officed(api);
    await look(cameFrom(api, as("admin"), inside), workspace);
    await api.owner.query("UPDATE identity.session SET active_ip = $2 WHERE user_id = $1", [
      as("admin").id,
      inside,
    ]);
    await api.owner.query("UPDATE identity.session SET active_ip = $2 WHERE user_id = $1", [
      as("member").id,
      outside,
    ]);
    const { key } = await owner.client.keys.issue.mutate({
      ...at,
      name: "Builds",
      scopes: ["workspace:read"],
    });
    await api.owner.query("INSERT INTO key_use (org_id, key_id, at, ip) VALUES ($1, $2, now(), $3)", [
      org,
      key.id,
      outside,
    ]);
    const effects = await owner.client.securityPolicies.preview.mutate({
      ...at,
      rules: ruling(networks(office)),
    });
    expect(effects.people.items.map(({ id }) => id)).toContain(as("member").id);
    expect(effects.people.items.map(({ id }) => id)).not.toContain(as("admin").id);
    expect(effects.keys).toEqual({
      items: [{ id: key.id, name: "Builds", reason: "address_not_allowed" }],
      total: 1,
    });
    expect((await owner.client.securityPolicies.get.query(at)).version).toBeNull();
    expect(
      await errorOf(
        as("admin").client.securityPolicies.preview.mutate({ ...at, rules: ruling(networks(office)) }),
      ),
    ).toMatchObject({ reason: "missing_permission" });
  });
});
