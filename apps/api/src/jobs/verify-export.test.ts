import { appendFile, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { found } from "../testing/tenants.ts";
import { type Removal, writeExport } from "./cold-store.ts";
import { BadExport, verifyExport } from "./verify-export.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const founder = await api.person("Founder");
const tenant = await found(api, founder, "compliance-ops");
const { workspace } = tenant;
// Every line separator that JSON leaves unescaped.
await founder.client.workspaces.describe.mutate({
  workspace,
  description: "one\u2028two\u2029three\nfour",
});
// More than one batch.
await api.owner.query(
  `SELECT audit.append_system($1, $2, 'workspace.described', 'workspace', 'id', 'Test', NULL, NULL) FROM generate_series(1, 2500)`,
  [tenant.org, workspace],
);

async function fresh(whole = true): Promise<string> {
  const removal: Removal = {
    whole,
    snapshot: "{}",
    organization: { id: tenant.org, slug: tenant.slug, name: "Test" },
    workspace: whole ? null : { id: workspace, slug: tenant.slug, name: "Test" },
  };
  const client = await worker.connect();
  try {
    await client.query("BEGIN");
    return await writeExport(client, join(api.database.home, "cold"), removal);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** Changes a file of an export, and returns whether the export still passes. */
async function spoil(file: string, change: (path: string) => Promise<unknown>, whole = true) {
  const folder = await fresh(whole);
  await change(join(folder, file));
  return verifyExport(folder);
}

const edit = (replace: (text: string) => string) => async (path: string) =>
  writeFile(path, replace(await readFile(path, "utf8")));

describe("an export", () => {
  test.each([true, false])(
    "[V48] reads back as it was written, for any texts in it (whole: %s)",
    async (whole) => {
      const folder = await fresh(whole);
      const { entries, head } = await verifyExport(folder);
      const { rows } = await api.owner.query(
        "SELECT count(*)::int AS count, max(seq)::int AS last FROM audit_entry",
      );
      expect(entries).toEqual({ ...rows[0], first: 1 });
      expect(head.seq).toBe(rows[0].last);
      expect((await readdir(folder)).toSorted()).toEqual(["audit.ndjson", "manifest.json", "snapshot.json"]);
    },
  );

  test("appears under its name only when it is complete", async () => {
    const folder = await fresh();
    const beside = await readdir(join(folder, ".."));
    expect(beside.filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  test("fails when a file was changed, cut or lengthened", async () => {
    for (const [file, change] of [
      ["audit.ndjson", edit((text) => text.replace('"Test"', '"Best"'))],
      ["audit.ndjson", edit((text) => text.slice(text.indexOf("\n") + 1))],
      ["audit.ndjson", (path: string) => truncate(path, 1000)],
      ["audit.ndjson", (path: string) => appendFile(path, "\n")],
      ["snapshot.json", (path: string) => writeFile(path, "[]")],
    ] as const) {
      await expect(spoil(file, change)).rejects.toThrow(BadExport);
    }
  });

  test("[M16] fails when its manifest matches a broken chain", async () => {
    const cut = async (folder: string, whole: boolean) => {
      const audit = join(folder, "audit.ndjson");
      const text = await readFile(audit, "utf8");
      await writeFile(audit, text.replace('"Test"', '"Best"'));
      const { createHash } = await import("node:crypto");
      const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
      manifest.files["audit.ndjson"].sha256 = createHash("sha256")
        .update(await readFile(audit))
        .digest("hex");
      await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, whole }));
    };
    for (const whole of [true, false]) {
      const folder = await fresh(whole);
      await cut(folder, whole);
      await expect(verifyExport(folder)).rejects.toThrow("Entry 1: it was changed after it was written.");
    }
  });
});
