import { randomBytes, randomUUID } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { sweepStore } from "../jobs/sweep-files.ts";
import { startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import { refusalIn, withFiles } from "./testing.ts";

const api = await startApi({ settings: { BAILIWICK_MAX_FILE_MB: "2" } });
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const folder = join(api.database.home, "storage");
const inFolder = async (...names: string[]) => (await readdir(join(folder, ...names)).catch(() => [])).length;
const sweep = () => sweepStore(worker, api.files, AbortSignal.timeout(60_000));
const put = (body: string | Uint8Array<ArrayBuffer>): RequestInit => ({ method: "PUT", body });
const megabytes = (count: number) => randomBytes(count * 1_000_000);

async function writer() {
  const tenant = await withFiles(api);
  const { send, token } = await tenant.files(tenant.founder, { access: "write" });
  const use = async () => {
    const { use: found, limit } = await tenant.founder.client.storage.list.query({
      workspace: tenant.workspace,
    });
    return { ...found, limit };
  };
  return { ...tenant, send, token, use };
}

describe("the embedded store", () => {
  test("keeps within the plan's limit, counting what a file replaces", async () => {
    const { send, use, org } = await writer();
    expect(await use()).toEqual({ files: 0, bytes: 0, limit: 1_000 });
    await api.owner.query(
      "INSERT INTO organization_limit (org_id, name, value) VALUES ($1, 'storageMegabytes', 2)",
      [org],
    );
    expect((await send("a", put(megabytes(1)))).status).toBe(201);
    expect((await send("b", put(megabytes(1)))).status).toBe(201);
    expect(await refusalIn(await send("c", put("x")))).toBe("422 limit_reached");
    expect((await send("b", put(megabytes(1)))).status).toBe(200);
    expect((await send("a", { method: "DELETE" })).status).toBe(204);
    expect((await send("c", put("x"))).status).toBe(201);
    expect(await use()).toEqual({ files: 2, bytes: 1_000_001, limit: 2 });
    // Above a limit that was lowered, a file can still become smaller.
    await api.owner.query("UPDATE organization_limit SET value = 1 WHERE org_id = $1", [org]);
    expect((await send("b", put("small"))).status).toBe(200);
  });

  test("refuses a file that is too large, announced or not, and keeps nothing of it", async () => {
    const { send, use, token, workspace } = await writer();
    expect(await refusalIn(await send("a", put(megabytes(3))))).toBe("413 file_too_large");
    const chunked = await fetch(`${api.url}/storage/${workspace}/files/a`, {
      method: "PUT",
      body: Readable.toWeb(Readable.from([megabytes(1), megabytes(1), megabytes(1)])) as ReadableStream,
      duplex: "half",
      headers: { authorization: `Bearer ${token}` },
    } as RequestInit);
    expect(await refusalIn(chunked)).toBe("413 file_too_large");
    expect([await use(), await inFolder("incoming")]).toEqual([{ files: 0, bytes: 0, limit: 1_000 }, 0]);
  });

  test("keeps nothing of an upload that breaks off, and goes on serving", async () => {
    const tenant = await writer();
    const { send, token, workspace } = tenant;
    expect((await send("a", put("before"))).status).toBe(201);
    await new Promise<void>((done) => {
      const upload = request(`${api.url}/storage/${workspace}/files/a`, {
        method: "PUT",
        headers: { authorization: `Bearer ${token}`, "content-length": 100 },
      });
      upload.on("error", () => done());
      upload.write("half", () => upload.destroy());
    });
    await expect.poll(() => inFolder("incoming")).toBe(0);
    expect(await (await send("a")).text()).toBe("before");
    const [entry] = await newest(api, tenant);
    expect(entry).toMatchObject({ action: "file.stored", outcome: "done", after: { bytes: 6 } });
  });

  test("removes the content of what was replaced and deleted, and of a workspace that is gone", async () => {
    const { send, workspace } = await writer();
    for (const text of ["one", "two"]) await send("a", put(text));
    await send("b", put("three"));
    expect(await inFolder(workspace)).toBe(3);
    await sweep();
    expect(await inFolder(workspace)).toBe(2);
    expect(await (await send("a")).text()).toBe("two");
    await api.owner.query("DELETE FROM workspace WHERE id = $1", [workspace]);
    await sweep();
    expect(await inFolder(workspace)).toBe(0);
  });

  test("finishes what a process left between its commit and the move, and removes what was never committed", async () => {
    const { send, workspace, org } = await writer();
    const old = new Date(Date.now() - 2 * 24 * 60 * 60_000);
    const [committed, lost, recent] = await Promise.all(
      ["committed", "lost", "recent"].map((text) =>
        api.files.receive(Readable.from([Buffer.from(text)]), 100),
      ),
    );
    if (!committed || !lost || !recent) throw new Error("nothing was received");
    await api.owner.query(
      `INSERT INTO storage_file (org_id, workspace_id, path, content_id, bytes, sha256, type, stored_by)
       VALUES ($1, $2, 'a', $3, $4, $5, 'text/plain', 'Founder')`,
      [org, workspace, committed.contentId, committed.bytes, committed.sha256],
    );
    // It can be read meanwhile.
    expect(await (await send("a")).text()).toBe("committed");
    for (const { contentId } of [committed, lost])
      await utimes(join(folder, "incoming", contentId), old, old);
    await sweep();
    expect([await inFolder("incoming"), await inFolder(workspace)]).toEqual([1, 1]);
    expect(await (await send("a")).text()).toBe("committed");
    await api.files.discard(recent.contentId);
  });

  test("has no content under a name that a person chose", async () => {
    const { send, workspace } = await writer();
    await send("projects/secret name.txt", put("x"));
    const [name = ""] = await readdir(join(folder, workspace));
    expect(name).toMatch(/^[0-9a-f-]{36}$/);
    await expect(api.files.read(workspace, randomUUID())).rejects.toThrow(/is missing/);
  });
});
