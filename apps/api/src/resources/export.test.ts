import type { PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { exportTickets } from "./export-tickets.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();

type Wanted = Parameters<TestPerson["client"]["resources"]["export"]["mutate"]>[0];

/** Every part of an export, as its reader gets them. */
async function parts({ client }: Pick<TestPerson, "client">, wanted: Wanted) {
  const read: { text: string; rows: number }[] = [];
  let { ticket }: { ticket: string | null } = await client.resources.export.mutate(wanted);
  const { workspace, organization, kind } = wanted;
  const place = workspace === undefined ? { organization } : { workspace };
  while (ticket !== null) {
    const part: { text: string; rows: number; ticket: string | null } =
      await client.resources.exportPage.query({ ...place, kind, ticket });
    read.push(part);
    ticket = part.ticket;
  }
  return read;
}

const textOf = async (person: Pick<TestPerson, "client">, wanted: Wanted) =>
  (await parts(person, wanted)).map(({ text }) => text).join("");

describe("an export", async () => {
  const { as, ...tenant } = await staffed(api, "compliance-ops");
  const { workspace } = tenant;
  const [admin, viewer] = [as("admin"), as("viewer")];
  const service = await create(admin, workspace, "service", { name: "=Ledger" });
  const change = await create(admin, workspace, "change", {
    summary: 'Renew "everything", today',
    service: service.id,
    risk: "high",
    plan: "-1 first\nthen that",
  });
  await create(admin, workspace, "change", { summary: "Another", risk: "low" });

  test("as CSV has what people know things by, and runs nothing in a spreadsheet", async () => {
    const filters = { risk: "high" };
    const text = await textOf(viewer, { workspace, kind: "change", format: "csv", filters });
    expect(text).toBe(
      [
        "ID,State,Summary,Service,Risk level,Window starts,Window ends,Plan,Created,Edited,Edited by",
        `${change.id},Draft,"Renew ""everything"", today","'=Ledger",High,,,"'-1 first\nthen that",${change.createdAt},,`,
        "",
      ].join("\r\n"),
    );
    const marked = await textOf(viewer, { workspace, kind: "change", format: "csv", filters, bom: true });
    expect(marked).toBe(`\uFEFF${text}`);
    const cells = { summary: "@first", notes: "=first\nsecond", assignee: admin.id };
    await create(admin, workspace, "task", { ...cells });
    await create(admin, workspace, "task", { summary: "＝full", notes: "fine" });
    const tasks = await textOf(viewer, { workspace, kind: "task", format: "csv", sort: "summary" });
    expect(tasks).toContain(`,Open,"'@first",${admin.name},,"'=first\nsecond",`);
    expect(tasks).toContain(`,Open,"'＝full",,,fine,`);
  });

  test("as NDJSON has the resources as a list of the API has them", async () => {
    const wanted = { workspace, kind: "change", search: "renew" } as const;
    const text = await textOf(viewer, { ...wanted, format: "ndjson" });
    const { items } = await viewer.client.resources.list.query(wanted);
    expect(text).toMatch(/^\{[^\n]+\}\n$/);
    expect(JSON.parse(text)).toEqual(items[0]);
  });

  test("has what the list shows, in its order, and continues after any of its resources", async () => {
    for (const host of ["c.example", "a.example", "b.example"]) {
      await create(admin, workspace, "certificate", { host, valid_until: "2027-03-01", issuer: "One" });
    }
    const wanted = { workspace, kind: "certificate", sort: "host", descending: true } as const;
    const exported = async (more: object) =>
      (await textOf(viewer, { ...wanted, format: "ndjson", ...more }))
        .split("\n")
        .filter((line) => line !== "")
        .map((line): { id: string; title: string } => JSON.parse(line));
    const all = await exported({});
    expect(all.map(({ title }) => title)).toEqual(await titles(viewer, workspace, "certificate", wanted));
    expect(await exported({ after: all[0]?.id })).toEqual(all.slice(1));
    expect(await exported({ after: all[2]?.id })).toEqual([]);
    expect(await textOf(viewer, { ...wanted, format: "csv", after: all[1]?.id ?? "" })).toMatch(
      /^[0-9a-f-]{36},a\.example,One,2027-03-01,.*\r\n$/,
    );
    const gone = viewer.client.resources.export.mutate({ ...wanted, format: "csv", after: change.id });
    expect(await errorOf(gone)).toMatchObject({ reason: "no_such_resource", path: "after" });
    expect(await exported({ search: "nothing" })).toEqual([]);
  });

  test("is recorded before its first row leaves, with what was chosen and how much it is", async () => {
    const filters = { issuer: "One" };
    await viewer.client.resources.export.mutate({
      workspace,
      kind: "certificate",
      format: "ndjson",
      search: "example",
      filters,
    });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "resource.exported",
      target: "certificate",
      outcome: "done",
      after: { format: "ndjson", rows: 3, search: "example", filters },
    });
  });

  test("is read in parts of at most 500, however many there are", async () => {
    await api.owner.query(
      `WITH made AS (INSERT INTO resource_root (org_id, id, workspace_id, kind)
         SELECT $1, gen_random_uuid(), $2, 'vendor' FROM generate_series(1, 1200) RETURNING *)
       INSERT INTO resource (org_id, id, root_id, kind, title, fields)
         SELECT org_id, id, id, kind, id::text, jsonb_build_object('name', id) FROM made`,
      [tenant.org, workspace],
    );
    const read = await parts(viewer, { workspace, kind: "vendor", format: "csv" });
    expect(read.map(({ rows }) => rows)).toEqual([500, 500, 200]);
    const lines = read
      .map(({ text }) => text)
      .join("")
      .split("\r\n");
    expect(new Set(lines).size).toBe(1_202);
    expect(lines.filter((line) => line.startsWith("ID,"))).toHaveLength(1);
  });

  test("can't be started or read on by someone who can't read the kind, or in another tenant", async () => {
    const { founder, as: staff, ...their } = await staffed(api, "data-security");
    const reader = staff("viewer");
    const wanted = { workspace: their.workspace, kind: "classifier", format: "csv" } as const;
    expect(await errorOf(reader.client.resources.export.mutate(wanted))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect((await newest(api, their))[0]).toMatchObject({ action: "resource.exported", outcome: "refused" });
    const { ticket } = await founder.client.resources.export.mutate(wanted);
    const page = (person: TestPerson, more: object) =>
      errorOf(person.client.resources.exportPage.query({ ...wanted, ...more, ticket } as never));
    expect(await page(reader, { format: undefined })).toMatchObject({ code: "FORBIDDEN" });
    await expectLooksMissing(
      (ref) => viewer.client.resources.export.mutate({ ...wanted, workspace: ref }),
      their,
    );
  });

  test("can be made by a program with a key, which reads it on itself", async () => {
    const scopes: PermissionName[] = ["workspace:read", "task:read"];
    const { text } = await as("owner").client.keys.issue.mutate({ workspace, name: "Backup", scopes });
    const client = api.client(text);
    const wanted = { workspace, kind: "task", format: "ndjson" } as const;
    const own = await textOf(viewer, wanted);
    expect(own).not.toBe("");
    // A key without a permission for people sees no names of theirs.
    const ids = (lines: string) => lines.split("\n").map((line) => line.slice(0, 44));
    expect(ids(await textOf({ client }, wanted))).toEqual(ids(own));
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "resource.exported", target: "task" });
    const { ticket } = await client.resources.export.mutate(wanted);
    const page = viewer.client.resources.exportPage.query({ workspace, kind: "task", ticket });
    expect(await errorOf(page)).toMatchObject({ reason: "wrong_export" });
    const more = client.resources.export.mutate({ ...wanted, kind: "risk" });
    expect(await errorOf(more)).toMatchObject({ code: "FORBIDDEN" });
  });

  test("goes on only with its own ticket, for its own list, and in time", async () => {
    const { ticket } = await viewer.client.resources.export.mutate({
      workspace,
      kind: "task",
      format: "csv",
    });
    const { open, seal } = exportTickets(api.database.secret);
    const own = open(ticket);
    if (own === null) throw new Error("the ticket is sealed with the instance's secret");
    const refusal = (person: TestPerson, kind: string, text: string) =>
      errorOf(person.client.resources.exportPage.query({ workspace, kind, ticket: text }));
    const refused = { code: "INVALID", reason: "wrong_export", path: "ticket" };
    expect(await refusal(admin, "task", ticket)).toMatchObject(refused);
    expect(await refusal(viewer, "risk", ticket)).toMatchObject(refused);
    expect(await refusal(viewer, "task", seal({ ...own, expires: Date.now() - 60_000 }))).toMatchObject(
      refused,
    );
    expect(await refusal(viewer, "task", seal({ ...own, workspace: tenant.org }))).toMatchObject(refused);
    const forged = exportTickets("another secret").seal(own);
    expect(await refusal(viewer, "task", forged)).toMatchObject(refused);
    expect(await refusal(viewer, "task", `${forged.split(".")[0]}.AAAA`)).toMatchObject(refused);
  });
});
