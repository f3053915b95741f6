import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyRetention, staffed, startApi } from "@bailiwick/api/testing";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => pool.end());

/** An organization whose log retention has exported twice; the names of the exports are in their order. */
async function exportedTwice() {
  const tenant = await staffed(api, "compliance-ops");
  const { founder, org, workspace } = tenant;
  const coldStore = join(api.database.home, randomUUID());
  const log = { info: () => undefined, error: () => undefined };
  await api.owner.query(
    "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'retentionDays', 0)",
    [org],
  );
  for (const name of ["First", "Second"]) {
    await founder.client.workspaces.rename.mutate({ workspace, name });
    await applyRetention({ pool, coldStore, log, tell: () => undefined });
  }
  const [folder = ""] = readdirSync(coldStore).filter((name) => name.endsWith(org));
  const store = join(coldStore, folder);
  return { ...tenant, store, exports: readdirSync(store).toSorted() };
}

test("[V48] what retention removed is verified and read from the cold store, across its exports", async () => {
  const { founder, as, store, exports } = await exportedTwice();
  expect(exports).toHaveLength(2);
  const { run } = cliOf(api.url, founder);
  const read = async (args: string) => JSON.parse((await run(`audit read ${store} --json ${args}`)).stdout);
  const everything: { seq: number; action: string }[] = await read("");
  expect(everything.map(({ seq }) => seq)).toEqual(everything.map((_, at) => at + 1));
  expect(everything.filter(({ action }) => action === "workspace.renamed")).toHaveLength(2);
  expect(await read("--action workspace.renamed --search second")).toMatchObject([{ targetName: "Second" }]);
  expect(await read(`--actor ${as("viewer").id}`)).toEqual([]);
  expect(await read("--to 2020-01-01T00:00:00Z")).toEqual([]);
  const printed = await run(`audit read ${store} --limit 1`);
  expect(printed.stdout.split("\n")).toHaveLength(3);
  expect(printed.stderr).toContain("There are more than 1; ask for them with --limit.");
  const one = await run(`audit read ${join(store, exports[0] ?? "")} --action workspace.renamed`);
  expect(one.stdout).toContain("renamed the workspace from Test to First.");
});

test("reads nothing that does not verify, or does not follow", async () => {
  const { founder, store, exports } = await exportedTwice();
  const { run } = cliOf(api.url, founder);
  const [first = "", second = ""] = exports;
  const file = join(store, second, "audit.ndjson");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("Second", "Other"));
  expect(await run(`audit read ${store}`)).toMatchObject({ code: 1, stdout: "" });
  writeFileSync(file, text);
  const manifest = join(store, second, "manifest.json");
  const written = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify({ ...written, head: { ...written.head, hash: "0".repeat(64) } }));
  expect((await run(`audit read ${store}`)).stderr).toContain("the chain does not end as expected");
  writeFileSync(manifest, JSON.stringify(written));
  rmSync(join(store, first), { recursive: true });
  expect((await run(`audit read ${store}`)).code).toBe(0);
  expect((await run(`audit read ${join(store, first)}`)).stderr).toContain("There is no folder");
  expect((await run("audit read .")).stderr).toContain(". contains no export.");
  expect((await run(`audit read ${store} --from yesterday`)).code).toBe(2);
});

test("[M16] a bundle of a log whose beginning retention removed is proven from there, and from nowhere else", async () => {
  const { founder, org, slug, workspace } = await exportedTwice();
  const { run } = cliOf(api.url, founder);
  await founder.client.workspaces.rename.mutate({ workspace, name: "Third" });
  await run(`audit bundle kept -w ${slug}`);
  expect((await run("audit verify --bundle kept")).stdout).toMatch(
    /^Intact: 2 entries\. It begins after \d+:/,
  );
  await api.owner.query(
    "DELETE FROM audit_entry WHERE org_id = $1 AND seq = (SELECT min(seq) FROM audit_entry WHERE org_id = $1)",
    [org],
  );
  await run(`audit bundle now -w ${slug}`);
  expect((await run("audit verify --bundle now --checkpoint kept/checkpoint.txt")).stderr).toContain(
    "entries are missing before it.",
  );
});
