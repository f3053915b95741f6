import { complianceOps, dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import {
  begin,
  browserOf,
  connected,
  lookUp,
  newDomain,
  refusedFor,
  roundTrip,
  startNames,
} from "../identity/connections/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectOrganizationLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** An organization on a plan with single sign-on. */
async function onTeamPlan() {
  const company = await staffed(api, machineFleet.key);
  await api.owner.query("UPDATE organization SET plan = 'team' WHERE id = $1", [company.org]);
  return { ...company, organization: company.org };
}
const stateOf = async (by: TestPerson, organization: string) => {
  const { items } = await by.client.domains.list.query({ organization });
  return items[0];
};
const daysAgo = (org: string, days: number) =>
  api.owner.query(
    "UPDATE domain SET missing_since = now() - make_interval(days => $2), due_at = now() WHERE org_id = $1",
    [org, days],
  );

describe("a domain of an organization", () => {
  test("[C37] is verified by the record that only its name servers can show, and looked up again", async () => {
    const { founder, organization, org } = await onTeamPlan();
    const name = newDomain();
    const { id, record } = await founder.client.domains.add.mutate({
      organization,
      name: ` @${name.toUpperCase()}.`,
    });
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "domain.added", target: name });
    const texts = new Map<string, readonly string[] | "broken">([
      [record.host, ["v=spf1 -all", `${record.value}x`]],
    ]);
    const records = await startNames(texts);
    const check = async () => {
      await founder.client.domains.verify.mutate({ organization, domain: id });
      await lookUp(api, records);
      return stateOf(founder, organization);
    };
    expect(await check()).toMatchObject({ name, verifiedAt: null, problem: "missing", isChecking: false });
    texts.set(record.host, "broken");
    expect(await check()).toMatchObject({ verifiedAt: null, problem: "unreachable" });
    texts.set(record.host, ["v=spf1 -all", record.value]);
    expect(await check()).toMatchObject({
      verifiedAt: expect.any(String),
      problem: null,
      missingSince: null,
    });
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "domain.verified", target: name });
    // A day later, without anyone asking.
    expect(await lookUp(api, records)).toBe(0);
    await api.owner.query(
      "UPDATE domain SET due_at = now() WHERE org_id = $1 AND due_at > now() + interval '23 hours'",
      [org],
    );
    expect(await lookUp(api, records)).toBe(1);
  });

  test("[C37] lapses when its record has been gone for seven days, and not because no name server answers", async () => {
    const company = await connected(api, machineFleet.key, "member");
    const { founder, organization, org, domain, provider } = company;
    const email = `new@${domain.name}`;
    provider.identity = { sub: "one", email };
    const texts = new Map<string, readonly string[] | "broken">([[domain.record.host, "broken"]]);
    const records = await startNames(texts);
    const due = () => api.owner.query("UPDATE domain SET due_at = now() WHERE org_id = $1", [org]);
    await due();
    await lookUp(api, records);
    expect(await stateOf(founder, organization)).toMatchObject({
      problem: "unreachable",
      missingSince: null,
    });
    texts.delete(domain.record.host);
    await due();
    await lookUp(api, records);
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "domain.missing" });
    // For seven days, people sign in.
    await daysAgo(org, 6);
    await lookUp(api, records);
    expect((await roundTrip(browserOf(api), { email })).status).toBe(200);
    // From then on the clock decides, whether or not anything ran.
    const browser = browserOf(api);
    const { body } = await begin(browser, { email });
    await daysAgo(org, 7);
    expect(await begin(browserOf(api), { email })).toMatchObject({ status: 404 });
    const { visit, finish } = await import("../identity/connections/testing.ts");
    expect(await finish(browser, await visit(body.url))).toMatchObject(refusedFor("address_elsewhere"));
    await lookUp(api, records);
    expect(await stateOf(founder, organization)).toMatchObject({ verifiedAt: null, problem: "missing" });
    expect((await newest(api, { org }))[0]).toMatchObject({ action: "domain.lapsed" });
  });

  test("is one organization's at a time", async () => {
    const [mine, theirs] = [await onTeamPlan(), await onTeamPlan()];
    const name = newDomain();
    const added = await Promise.all(
      [mine, theirs].map(({ founder, organization }) =>
        founder.client.domains.add.mutate({ organization, name }),
      ),
    );
    const records = await startNames(
      new Map([[`_bailiwick.${name}`, added.map(({ record }) => record.value)]]),
    );
    for (const [at, { founder, organization }] of [mine, theirs].entries()) {
      await founder.client.domains.verify.mutate({ organization, domain: added[at]?.id ?? "" });
      await lookUp(api, records);
    }
    expect((await stateOf(mine.founder, mine.organization))?.verifiedAt).not.toBeNull();
    expect(await stateOf(theirs.founder, theirs.organization)).toMatchObject({
      verifiedAt: null,
      problem: "taken",
    });
    await mine.founder.client.domains.remove.mutate({
      organization: mine.organization,
      domain: added[0]?.id ?? "",
    });
    await theirs.founder.client.domains.verify.mutate({
      organization: theirs.organization,
      domain: added[1]?.id ?? "",
    });
    await lookUp(api, records);
    expect((await stateOf(theirs.founder, theirs.organization))?.verifiedAt).not.toBeNull();
  });

  test("is for those who manage domains, in their organization, on plans with single sign-on", async () => {
    const { founder, as, organization } = await onTeamPlan();
    const name = newDomain();
    for (const other of ["admin", "member"])
      expect(await errorOf(as(other).client.domains.add.mutate({ organization, name }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    const stranger = await onTeamPlan();
    await expectOrganizationLooksMissing(
      (each) => stranger.founder.client.domains.add.mutate({ organization: each, name }),
      { org: organization, slug: organization, workspace: "" },
    );
    const { id } = await founder.client.domains.add.mutate({ organization, name });
    const foreign = { organization: stranger.organization, domain: id };
    for (const call of [stranger.founder.client.domains.verify, stranger.founder.client.domains.remove])
      expect(await errorOf(call.mutate(foreign))).toMatchObject({ reason: "no_such_domain" });
    expect(await errorOf(founder.client.domains.add.mutate({ organization, name }))).toMatchObject({
      reason: "domain_exists",
    });
    expect(
      await errorOf(founder.client.domains.add.mutate({ organization, name: "gmail.com" })),
    ).toMatchObject({
      reason: "public_domain",
      path: "name",
    });
    const poor = await staffed(api, complianceOps.key);
    expect(
      await errorOf(poor.founder.client.domains.add.mutate({ organization: poor.org, name })),
    ).toMatchObject({ code: "FORBIDDEN", reason: "plan_required" });
    // Where no plan mentions it, it is there for everyone.
    const open = await staffed(api, dataSecurity.key);
    await open.founder.client.domains.add.mutate({ organization: open.org, name });
  });
});
