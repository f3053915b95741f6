import { complianceOps, noTerms, planOf, prorationOf } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectOrganizationLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";
import { cycleOf, daysPass, linesOf } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);

const choose = ({ client }: TestPerson, organization: string, plan: string) =>
  client.organizations.changePlan.mutate({ organization, plan });
const paid = (plan: string, quantity = 1) => ({
  plan,
  price: planOf(complianceOps.plans, plan)?.price?.amount ?? 0,
  quantity,
});
const free = { plan: "free", price: 0, quantity: 0 };

/** A workspace of compliance-ops on the plan Pro since so many days. */
async function onPro(days: number) {
  const tenant = await staffed(api, "compliance-ops");
  await choose(tenant.founder, tenant.slug, "pro");
  await daysPass(api, tenant.org, days);
  const { startsOn, endsOn } = await cycleOf(tenant.founder, tenant.slug);
  return { ...tenant, cycle: { startsOn, endsOn } };
}

describe("the bill of a standalone workspace", () => {
  test("[C32] begins with its founding day, and a change of plan credits the unused days", async () => {
    const { slug, founder, org, cycle } = await onPro(10);
    await choose(founder, slug, "starter");
    const lines = await linesOf(founder, slug);
    const today = lines[1]?.since ?? "";
    const change = prorationOf(cycle, today, paid("pro"), paid("starter"));
    expect(change.credit).toBeGreaterThan(change.charge);
    expect(lines).toEqual([
      {
        reason: "started",
        since: cycle.startsOn,
        before: noTerms,
        after: paid("pro"),
        credit: 0,
        charge: 19_900,
      },
      { reason: "plan", since: today, before: paid("pro"), after: paid("starter"), ...change },
    ]);
    expect(await cycleOf(founder, slug)).toMatchObject({
      ...cycle,
      currency: "USD",
      total: 19_900 - change.credit + change.charge,
      closedAt: null,
    });
    expect((await newest(api, { org }, 2)).map(({ action }) => action)).toEqual([
      "organization.plan_changed",
      "billing.prorated",
    ]);
  });

  test("shows what another plan would come to, by the rule by which the line is then written", async () => {
    const { slug, founder } = await onPro(12);
    const {
      startsOn: _,
      endsOn: __,
      currency,
      ...shown
    } = await founder.client.billing.preview.query({
      organization: slug,
      plan: "free",
    });
    expect({ currency, ...shown }).toMatchObject({
      currency: "USD",
      before: paid("pro"),
      after: free,
      charge: 0,
    });
    await choose(founder, slug, "free");
    expect((await linesOf(founder, slug)).at(-1)).toMatchObject(shown);
    expect(
      await errorOf(founder.client.billing.preview.query({ organization: slug, plan: "team" })),
    ).toMatchObject({ reason: "unknown_plan", path: "plan" });
  });

  test("[C32] credits what a deletion leaves unused, and charges it again after a restore", async () => {
    const { slug, founder, workspace } = await onPro(5);
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    const { items } = (await cycleOfDeleted(slug)).lines;
    const credit = items.at(-1)?.credit ?? 0;
    expect(items.at(-1)).toMatchObject({ reason: "deleted", after: paid("pro", 0), charge: 0 });
    expect(credit).toBeGreaterThan(0);
    await platform.client.workspaces.restore.mutate({ workspace, actingAs: "platform" });
    expect((await linesOf(founder, slug)).at(-1)).toMatchObject({
      reason: "restored",
      credit: 0,
      charge: credit,
    });
  });

  test("[V24] is the owner's to see, and no admin's", async () => {
    const { slug, as } = await onPro(1);
    expect(await cycleOf(as("owner"), slug)).toMatchObject({ total: 19_900 });
    for (const role of ["admin", "member", "viewer"]) {
      const { client } = as(role);
      for (const call of [
        () => client.billing.statement.query({ organization: slug }),
        () => client.billing.statements.query({ organization: slug }),
        () => client.billing.export.query({ organization: slug }),
        () => client.billing.preview.query({ organization: slug, plan: "free" }),
        () => client.billing.verify.query({ organization: slug }),
      ]) {
        expect(await errorOf(call())).toMatchObject({
          code: "FORBIDDEN",
          message: "You need the Owner role to see what the organization is billed.",
        });
      }
    }
    const theirs = await staffed(api, "compliance-ops");
    await expectOrganizationLooksMissing((ref) => cycleOf(as("owner"), ref), theirs);
    expect((await cycleOf(theirs.founder, theirs.slug)).lines.items).toEqual([]);
  });

  test("is read by a key with this scope, and by no other", async () => {
    const { slug, founder, workspace } = await onPro(1);
    const keyed = async (scope: "billing:read" | "member:read") => {
      const { text } = await founder.client.keys.issue.mutate({ workspace, name: scope, scopes: [scope] });
      return { client: api.client(text) };
    };
    expect(await cycleOf(await keyed("billing:read"), slug)).toMatchObject({ total: 19_900 });
    expect(await errorOf(cycleOf(await keyed("member:read"), slug))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("is refused with the field's path for a cycle that does not exist, and for junk", async () => {
    const { slug, founder } = await staffed(api, "compliance-ops");
    expect(await errorOf(cycleOf(founder, slug, "2001-01-31"))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_statement",
      path: "startsOn",
    });
    expect(await errorOf(cycleOf(founder, slug, "2001-02-31"))).toMatchObject({
      code: "INVALID",
      path: "startsOn",
    });
  });
});

describe("the bill of an organization", () => {
  test("counts its workspaces where the price is a workspace's, each from its day on", async () => {
    const founder = await api.person("Founder");
    const { org } = await found(api, founder, "ai-governance");
    const { id } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "One",
      slug: "one",
    });
    await founder.client.workspaces.create.mutate({ organization: org, name: "Two", slug: "two" });
    await founder.client.workspaces.archive.mutate({ workspace: id, confirmation: "One" });
    expect((await linesOf(founder, org)).map(({ reason, after }) => [reason, after.quantity])).toEqual([
      ["started", 1],
      ["workspaces", 2],
      ["workspaces", 3],
    ]);
    expect(await cycleOf(founder, org)).toMatchObject({ currency: "EUR", total: 75_000 });
  });

  test("counts its active people where the price is a seat's, on every way in and out", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "ai-tracing");
    const organization = tenant.org;
    await choose(founder, organization, "pro");
    const person = await api.person("Contributor");
    await founder.client.members.add.mutate({ organization, email: person.email, role: "org_member" });
    await founder.client.members.remove.mutate({ organization, userId: person.id });
    expect(
      (await linesOf(founder, organization)).map(({ reason, after }) => [reason, after.quantity]),
    ).toEqual([
      ["started", 1],
      ["seats", 2],
      ["seats", 1],
    ]);
    expect(await cycleOf(founder, organization)).toMatchObject({ total: 2_900 });
  });

  test("is the machine fleet's admin's to read, too", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "machine-fleet");
    const admin = await join(api, tenant, founder, "admin");
    await choose(founder, tenant.slug, "team");
    expect(await cycleOf(admin, tenant.slug)).toMatchObject({ total: 2_400 });
  });
});

/** The open cycle of a deleted workspace, whose people can't read it any more, from the database. */
async function cycleOfDeleted(slug: string) {
  const { rows } = await api.owner.query(
    `SELECT l.reason, l.credit::int, l.charge::int,
       json_build_object('plan', plan_after, 'price', price_after, 'quantity', quantity_after) AS after
     FROM billing_line l JOIN organization o ON o.id = l.org_id WHERE o.slug = $1 ORDER BY l.id`,
    [slug],
  );
  return { lines: { items: rows } };
}
