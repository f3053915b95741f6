import { complianceOps, dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import {
  begin,
  browserOf,
  clientId,
  clientSecret,
  connected,
  refusedFor,
  roundTrip,
  startProvider,
} from "../identity/connections/testing.ts";
import { reconcilePlans } from "../jobs/reconcile-plans.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

async function onTeamPlan() {
  const company = await staffed(api, machineFleet.key);
  await api.owner.query("UPDATE organization SET plan = 'team' WHERE id = $1", [company.org]);
  return { ...company, organization: company.org };
}
const draft = (organization: string, issuer: string) => ({
  organization,
  name: "Login",
  issuer,
  clientId,
  clientSecret,
  role: "member",
});

describe("a connection", () => {
  test("never gives its client secret back, and keeps it encrypted", async () => {
    const { founder, organization, org } = await onTeamPlan();
    const { id } = await founder.client.connections.create.mutate(
      draft(organization, "https://login.example"),
    );
    await founder.client.connections.update.mutate({
      organization,
      connection: id,
      clientSecret: `${clientSecret}!`,
    });
    const { items, redirectUri } = await founder.client.connections.list.query({ organization });
    expect(items[0]).toMatchObject({ secretLast: "ain!", stopped: "new", testedAt: null, people: 0 });
    expect(redirectUri).toMatch(/\/sign-in\/connection$/);
    const { rows } = await api.owner.query("SELECT secrets::text AS kept FROM connection WHERE org_id = $1", [
      org,
    ]);
    expect(JSON.stringify([items, rows])).not.toContain(clientSecret);
    expect(JSON.stringify(await newest(api, { org }, 5))).not.toContain(clientSecret);
  });

  test("[C37] is turned on only after a test run, with a verified domain, one at a time", async () => {
    const { founder, organization, org } = await onTeamPlan();
    const provider = await startProvider();
    const { id } = await founder.client.connections.create.mutate(draft(organization, provider.url));
    const of = { organization, connection: id };
    const enable = () => founder.client.connections.enable.mutate(of);
    expect(await errorOf(enable())).toMatchObject({ code: "WRONG_STATE", reason: "connection_untested" });
    const { ticket } = await founder.client.connections.test.mutate(of);
    // The ticket is its author's, in their session.
    expect(await begin(browserOf(api), { ticket })).toMatchObject(refusedFor("flow"));
    const browser = browserOf(api, founder);
    expect((await roundTrip(browser, { ticket })).body).toEqual({ status: "tested" });
    expect(await begin(browser, { ticket })).toMatchObject(refusedFor("flow"));
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "connection.tested",
      actor: founder.email,
    });
    expect(await errorOf(enable())).toMatchObject({ code: "WRONG_STATE", reason: "domain_needed" });
    await api.owner.query(
      "INSERT INTO domain (org_id, id, name, token, verified_at, created_by_name) VALUES ($1, gen_random_uuid(), $1::uuid || '.example', repeat('t', 32), now(), '')",
      [org],
    );
    expect((await enable()).stopped).toBeNull();
    const second = await founder.client.connections.create.mutate(draft(organization, provider.url));
    await api.owner.query("UPDATE connection SET tested_at = now() WHERE id = $1", [second.id]);
    expect(
      await errorOf(founder.client.connections.enable.mutate({ organization, connection: second.id })),
    ).toMatchObject({ reason: "connection_on" });
  });

  test("leads only to providers that name themselves so, answer briefly and are not inside", async () => {
    const { founder, organization, org } = await onTeamPlan();
    for (const issuer of [
      "not a url",
      "ftp://login.example",
      "https://u:p@login.example",
      "https://login.example?x=1",
    ])
      expect(
        await errorOf(founder.client.connections.create.mutate(draft(organization, issuer))),
      ).toMatchObject({ code: "INVALID", reason: "bad_issuer", path: "issuer" });
    const provider = await startProvider();
    const tryIt = async (issuer = provider.url) => {
      const { id } = await founder.client.connections.create.mutate(draft(organization, issuer));
      const { ticket } = await founder.client.connections.test.mutate({ organization, connection: id });
      const answer = await begin(browserOf(api, founder), { ticket });
      const [entry] = await newest(api, { org });
      await founder.client.connections.delete.mutate({ organization, connection: id });
      expect(answer).toMatchObject(refusedFor("provider"));
      return (entry as { after: { reason: string } }).after.reason;
    };
    expect(await tryIt("https://192.168.0.1")).toBe("no answer: address");
    expect(await tryIt("https://169.254.169.254")).toBe("no answer: address");
    provider.lies = { metadata: { issuer: "https://elsewhere.example" } };
    expect(await tryIt()).toMatch(/another issuer|no valid answer/);
    provider.lies = { discovery: (answer) => answer.writeHead(302, { location: provider.url }).end() };
    expect(await tryIt()).toBe("no valid answer");
    provider.lies = {
      discovery: (answer) =>
        answer.writeHead(200, { "content-type": "application/json" }).end(`"${"x".repeat(5_000_000)}"`),
    };
    expect(await tryIt()).toBe("no answer: size");
    provider.lies = {
      discovery: (answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    };
    expect(await tryIt()).toBe("no valid answer");
  });

  test("gives no more than its author holds, and never the role of owners", async () => {
    const { founder, as, organization } = await onTeamPlan();
    const create = (role: string, by = founder) =>
      by.client.connections.create.mutate({ ...draft(organization, "https://login.example"), role });
    expect(await errorOf(create("owner"))).toMatchObject({ reason: "role_for_first_sign_in" });
    expect(await errorOf(create("no_such_role"))).toMatchObject({ reason: "unknown_role" });
    for (const other of ["admin", "member"])
      expect(await errorOf(create("member", as(other)))).toMatchObject({ reason: "missing_permission" });
    const open = await staffed(api, dataSecurity.key);
    expect(
      await errorOf(
        open.founder.client.connections.create.mutate({
          ...draft(open.org, "https://login.example"),
          role: "org_admin",
        }),
      ),
    ).toMatchObject({ code: "INVALID" });
  });

  test("[C37] is the plan's: without it none is set up, and after a downgrade it is off until the plan has it again", async () => {
    const poor = await staffed(api, complianceOps.key);
    expect(
      await errorOf(poor.founder.client.connections.create.mutate(draft(poor.org, "https://login.example"))),
    ).toMatchObject({ code: "FORBIDDEN", reason: "plan_required" });
    const { org, plan, provider, domain, founder, of } = await connected(api, machineFleet.key, "member");
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const { body } = await roundTrip(browserOf(api), { email });
    const change = async (to: string | undefined) => {
      await api.owner.query("UPDATE organization SET plan = $2, plan_pending = true WHERE id = $1", [
        org,
        to,
      ]);
      await reconcilePlans(api.owner, "saas", () => undefined);
    };
    await change(plan);
    await change(machineFleet.plans[0]?.key);
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "connection.disabled",
      after: { reason: "plan" },
    });
    expect(await errorOf(api.client(String(body.token)).session.me.query())).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect((await begin(browserOf(api), { email })).status).toBe(404);
    expect(await errorOf(founder.client.connections.enable.mutate(of))).toMatchObject({
      reason: "plan_required",
    });
    await change(plan);
    expect((await roundTrip(browserOf(api), { email })).status).toBe(200);
  });

  test("of another organization looks as if it were missing", async () => {
    const [mine, theirs] = [await onTeamPlan(), await onTeamPlan()];
    const { id } = await mine.founder.client.connections.create.mutate(
      draft(mine.organization, "https://login.example"),
    );
    const { connections } = theirs.founder.client;
    const of = { organization: theirs.organization, connection: id };
    for (const call of [
      () => connections.update.mutate({ ...of, name: "Mine" }),
      () => connections.test.mutate(of),
      () => connections.enable.mutate(of),
      () => connections.disable.mutate(of),
      () => connections.delete.mutate(of),
    ])
      expect(await errorOf(call())).toMatchObject({ code: "NOT_FOUND", reason: "no_such_connection" });
    expect((await connections.list.query({ organization: theirs.organization })).items).toEqual([]);
  });
});
