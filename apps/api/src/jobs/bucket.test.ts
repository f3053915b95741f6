import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { startApi } from "../testing/api.ts";
import { newFolder } from "../testing/process.ts";
import { staffed } from "../testing/tenants.ts";
import { openBucket } from "./bucket.ts";
import { environmentOf, startStore } from "./bucket-testing.ts";
import { openColdStore } from "./open-cold-store.ts";
import { purgeDue } from "./purge.ts";
import { exportsOf, remains, windowEnds } from "./testing.ts";
import { verifyExport } from "./verify-export.ts";

const api = await startApi();
const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => pool.end());
const place = { bucket: "exports", prefix: "cold/" };

/** A standalone workspace whose deletion is due, and a folder for its export. */
async function deleted() {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, slug, founder } = tenant;
  await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
  await windowEnds(api, tenant.org);
  return { tenant, coldStore: join(api.database.home, randomUUID()) };
}

/** What a purge with these parts did, and what it logged. */
async function purge(store: Pick<Parameters<typeof purgeDue>[0], "coldStore" | "bucket">) {
  const places: unknown[] = [];
  const faults: unknown[] = [];
  const log = {
    info: (line: { place: string }) => void places.push(line.place),
    error: ({ err }: { err: unknown }) => void faults.push(err),
  };
  const done = await purgeDue({ ...store, pool, log, tell: () => undefined });
  return { ...done, places, faults: faults.map(String) };
}

describe("a cold store in a bucket", () => {
  test("[V48] has the export, verified there, before anything is removed; the folder is empty afterwards", async () => {
    const { tenant, coldStore } = await deleted();
    const { store, settings } = await startStore();
    const done = await purge({ coldStore, bucket: openBucket(place, settings) });
    expect(done).toMatchObject({ purged: 1, failed: 0 });
    expect(await exportsOf(coldStore, tenant)).toEqual([]);
    expect(await remains(api, tenant.org)).toMatchObject({ workspace: 0, audit_entry: 0 });
    const names = [...store.objects.keys()];
    const [folder = ""] = names.map((name) => name.slice(0, name.lastIndexOf("/")));
    expect(folder.startsWith(`/exports/cold/${tenant.slug}-${tenant.org}/`)).toBe(true);
    expect(done.places).toEqual([`s3:/${folder}/`]);
    const files = ["audit.ndjson", "snapshot.json", "manifest.json"];
    expect(names).toEqual(files.map((file) => `${folder}/${file}`));
    // What is fetched from there is an export as in a folder.
    const fetched = join(newFolder(), "export");
    await mkdir(fetched);
    for (const name of names)
      await writeFile(join(fetched, name.slice(folder.length)), store.objects.get(name) ?? "");
    expect((await verifyExport(fetched)).organization.id).toBe(tenant.org);
  });

  test.each([
    { that: "does not take it", fault: "refuses", key: {}, says: "AccessDenied" },
    { that: "does not keep it as it was", fault: "changes", key: {}, says: "is not what was stored there" },
    {
      that: "does not know the key",
      fault: null,
      key: { secretAccessKey: "x" },
      says: "SignatureDoesNotMatch",
    },
  ] as const)(
    "[V48] that $that: everything stays, and the next run does it",
    async ({ fault, key, says }) => {
      const { tenant, coldStore } = await deleted();
      const { store, settings } = await startStore();
      store.fault = fault;
      const credentials = { ...settings.credentials, ...key };
      const failing = await purge({ coldStore, bucket: openBucket(place, { ...settings, credentials }) });
      expect(failing).toMatchObject({
        purged: 0,
        failed: 1,
        places: [],
        faults: [expect.stringContaining(says)],
      });
      expect((await remains(api, tenant.org)).workspace).toBe(1);
      expect(await exportsOf(coldStore, tenant)).toEqual([]);
      expect([...store.objects.keys()]).toEqual([]);
      store.fault = null;
      const next = await purge({ coldStore, bucket: openBucket(place, settings) });
      expect(next).toMatchObject({ purged: 1, failed: 0 });
    },
  );

  test("takes a large file in parts, and removes what isn't there without a word", async () => {
    const { store, settings } = await startStore();
    const bucket = openBucket(place, settings);
    const content = Buffer.alloc(12_000_000, "an entry of the log\n");
    const file = join(newFolder(), "audit.ndjson");
    await writeFile(file, content);
    await bucket.put("large", file);
    expect(store.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(3);
    const chunks = [];
    for await (const chunk of await bucket.get("large")) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    await bucket.remove("large");
    await bucket.remove("large");
    await expect(bucket.get("large")).rejects.toThrow("NoSuchKey");
  });

  test("is tried when it is opened, and one that doesn't work is reported", async () => {
    const { store, settings } = await startStore();
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const [name, value] of Object.entries(environmentOf(settings))) vi.stubEnv(name, value);
    const faults: object[] = [];
    const log = { error: (fault: object) => void faults.push(fault) };
    const { bucket } = await openColdStore(place, newFolder(), log);
    await expect.poll(() => store.calls.map((call) => call.split(" ")[0])).toEqual(["PUT", "GET", "DELETE"]);
    expect(bucket?.addressOf("x")).toBe("s3://exports/cold/x");
    expect([...store.objects.keys()]).toEqual([]);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "x");
    await openColdStore(place, newFolder(), log);
    await expect.poll(() => faults).toMatchObject([{ place: "s3://exports/cold/" }]);
  });

  test("is a folder where the settings name one, or the data folder's own", async () => {
    const log = { error: () => undefined };
    expect(await openColdStore({ folder: "/mnt/exports" }, "/home", log)).toEqual({
      coldStore: "/mnt/exports",
    });
    expect(await openColdStore(undefined, "/home", log)).toEqual({ coldStore: join("/home", "cold") });
  });
});
