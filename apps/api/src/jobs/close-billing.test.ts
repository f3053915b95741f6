import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { billingCycle, maxPrice, prorate } from "@bailiwick/domain";
import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { cycleOf, daysPass } from "../billing/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { race } from "../testing/race.ts";
import { found, newest, staffed } from "../testing/tenants.ts";
import { closeBilling } from "./close-billing.ts";
import { purgeDue } from "./purge.ts";
import { exportsOf, windowEnds } from "./testing.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 4 });
afterAll(() => worker.end());

const never = new AbortController().signal;
const close = () => closeBilling(worker, () => undefined, never);

/** A workspace on the plan Pro whose founding was so many days ago. */
async function onPro(days: number) {
  const tenant = await staffed(api, "compliance-ops");
  const { founder, slug } = tenant;
  await founder.client.organizations.changePlan.mutate({ organization: slug, plan: "pro" });
  await daysPass(api, tenant.org, days);
  const statements = async () =>
    (await founder.client.billing.statements.query({ organization: slug })).items;
  return { ...tenant, statements };
}

test("[C32] a cycle that has ended is closed into one statement, and the next begins with its full price", async () => {
  const { founder, org, slug, statements } = await onPro(3);
  await founder.client.organizations.changePlan.mutate({ organization: slug, plan: "starter" });
  expect((await cycleOf(founder, slug)).credit).toBeGreaterThan(0);
  expect(await founder.client.billing.verify.query({ organization: slug })).toEqual({ lines: 2, faults: [] });
  await close();
  expect(await statements()).toEqual([]);
  await daysPass(api, org, 31);
  const { credit, charge } = await cycleOf(founder, slug);
  await close();
  await close();
  const [statement, ...others] = await statements();
  expect(others).toEqual([]);
  expect(statement).toMatchObject({ currency: "USD", credit, charge, total: charge - credit });
  const next = await cycleOf(founder, slug);
  expect(next.startsOn).toBe(statement?.endsOn);
  expect(next.lines.items).toMatchObject([
    {
      reason: "cycle",
      before: { plan: null },
      after: { plan: "starter", quantity: 1 },
      credit: 0,
      charge: 4_900,
    },
  ]);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "billing.statement_closed",
    via: "system",
    target: statement?.startsOn,
    after: { endsOn: statement?.endsOn },
  });
});

test("cycles that were missed are closed one after the other, in calendar months from the founding day", async () => {
  const { founder, org, slug, statements } = await onPro(100);
  await close();
  const { rows } = await api.owner.query(
    "SELECT founded_on::text AS founded, cycle FROM billing_account WHERE org_id = $1",
    [org],
  );
  const { founded, cycle } = rows[0];
  expect(cycle).toBeGreaterThanOrEqual(3);
  const closed = (await statements()).map(({ startsOn, endsOn }) => ({ startsOn, endsOn })).toReversed();
  expect(closed).toEqual(Array.from({ length: cycle }, (_, months) => billingCycle(founded, months)));
  expect(await cycleOf(founder, slug)).toMatchObject({ ...billingCycle(founded, cycle), total: 19_900 });

  const pages = [];
  let cursor: string | null = null;
  do {
    const page = await founder.client.billing.statements.query({ organization: slug, limit: 2, cursor });
    pages.push(page.items.map(({ startsOn }) => startsOn));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(pages.flat()).toEqual(closed.map(({ startsOn }) => startsOn).toReversed());
});

test("jobs and changes that meet at the end of a cycle close it once", async () => {
  const { founder, org, slug, statements } = await onPro(40);
  const change = () =>
    founder.client.organizations.changePlan.mutate({ organization: slug, plan: "starter" });
  const endings = await race(api, { table: "organization", org }, [close, close, change, close]);
  expect(endings).toEqual([null, null, null, null]);
  expect(await statements()).toHaveLength(1);
  const { rows } = await api.owner.query(
    "SELECT count(*)::int AS count FROM audit_entry WHERE org_id = $1 AND action = 'billing.statement_closed'",
    [org],
  );
  expect(rows).toEqual([{ count: 1 }]);
  expect((await cycleOf(founder, slug)).lines.items.map(({ reason }) => reason)).toEqual(["cycle", "plan"]);
});

test("a free workspace has no statements", async () => {
  const { founder, org, slug } = await staffed(api, "compliance-ops");
  await daysPass(api, org, 70);
  await close();
  expect((await founder.client.billing.statements.query({ organization: slug })).items).toEqual([]);
  expect(await cycleOf(founder, slug)).toMatchObject({ currency: null, total: 0 });
});

test("[C32] a purge settles what is left, and its export has every statement", async () => {
  const { org, slug, workspace, founder } = await onPro(2);
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await windowEnds(api, org);
  const coldStore = join(api.database.home, `cold-${randomUUID()}`);
  const log = { info: () => undefined, error: () => undefined };
  expect(await purgeDue({ pool: worker, coldStore, log, tell: () => undefined })).toEqual({
    purged: 1,
    failed: 0,
  });
  const [folder = ""] = await exportsOf(coldStore, { org, slug, workspace });
  const { billing } = JSON.parse(await readFile(join(folder, "snapshot.json"), "utf8"));
  expect(billing.lines.map(({ reason }: { reason: string }) => reason)).toEqual(["started", "deleted"]);
  expect(billing.statements).toMatchObject([{ charge: 19_900, credit: billing.lines[1].credit, lines: 2 }]);
  const { rows } = await api.owner.query(
    `SELECT (SELECT count(*) FROM billing_line WHERE org_id = $1)::int AS lines,
       (SELECT count(*) FROM billing_statement WHERE org_id = $1)::int AS statements`,
    [org],
  );
  expect(rows).toEqual([{ lines: 0, statements: 0 }]);
});

test("what was tampered with is found, in a line and in a statement", async () => {
  const founder = await api.person("Founder");
  const { org } = await found(api, founder, "ai-governance");
  await daysPass(api, org, 40);
  await close();
  const { startsOn } = await cycleOf(founder, org);
  await api.owner.query("UPDATE billing_line SET charge = charge + 7 WHERE org_id = $1 AND starts_on = $2", [
    org,
    startsOn,
  ]);
  await api.owner.query("UPDATE billing_statement SET credit = credit + 5 WHERE org_id = $1", [org]);
  const { faults } = await founder.client.billing.verify.query({ organization: org });
  expect(faults).toMatchObject([
    { what: "line", startsOn, found: 25_007, expected: 25_000 },
    { what: "statement", found: 24_995, expected: 25_000 },
  ]);
});

test("a statement is exported as CSV with the names of plans, and runs nothing in a spreadsheet", async () => {
  const { founder, slug } = await onPro(0);
  const { text } = await founder.client.billing.export.query({ organization: slug, bom: true });
  const [head, line, end] = text.split("\r\n");
  expect(head).toBe(
    "\uFEFFTime,Reason,Since,Plan before,Price before,Quantity before,Plan after,Price after,Quantity after,Currency,Credit,Charge",
  );
  expect(line).toMatch(/^[\dT:.-]+Z,started,[\d-]+,,0\.00,0,Pro,199\.00,1,USD,0\.00,199\.00$/);
  expect(end).toBe("");
  const theirs = await staffed(api, "compliance-ops");
  expect(await errorOf(theirs.founder.client.billing.export.query({ organization: slug }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the database prorates as the domain does", async () => {
  const parts = fc
    .integer({ min: 28, max: 31 })
    .chain((of) =>
      fc.tuple(
        fc.integer({ min: 0, max: maxPrice * 1_000 }),
        fc.integer({ min: 0, max: of }),
        fc.constant(of),
      ),
    );
  const samples = [...fc.sample(parts, 500), [1, 14, 28], [3, 14, 28], [5, 15, 30]] as const;
  const { rows } = await api.owner.query<{ part: number }>(
    `SELECT authz.prorated(s.amount, s.days, s.of_days)::float8 AS part
     FROM unnest($1::bigint[], $2::integer[], $3::integer[]) WITH ORDINALITY s (amount, days, of_days, n) ORDER BY s.n`,
    [0, 1, 2].map((at) => samples.map((sample) => sample[at])),
  );
  expect(rows.map(({ part }) => part)).toEqual(
    samples.map(([amount, days, of]) => prorate(amount ?? 0, days ?? 0, of ?? 1)),
  );
});
