import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { size } from "@bailiwick/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { startApi } from "../testing/api.ts";
import { splitting } from "../workspaces/testing.ts";
import { requested } from "./testing.ts";

const api = await startApi();

const amount = size(5_000, 100_000);

test("[V15] however many records a workspace has, a bundle of them is written and imported with flat memory, in one commit", async () => {
  const { admin, editor, workspace, target } = await splitting(api);
  const fields = { name: "Customer data", type: "s3", credential: "secret-0123456789" };
  const { id: root } = await create(admin, workspace, "connector", fields);
  await findings(editor, workspace, root, "first.csv");
  await api.owner.query(
    `INSERT INTO record (org_id, root_id, kind, at, id, parent_id, fields, filter_1, filter_2, filter_3)
     SELECT org_id, root_id, kind, at - make_interval(secs => n), gen_random_uuid(), parent_id, fields, filter_1, filter_2, filter_3
     FROM record, generate_series(1, $2::int) n WHERE root_id = $1`,
    [root, amount - 1],
  );
  await api.owner.query("UPDATE record_count SET amount = $2 WHERE root_id = $1", [root, amount]);

  const peak = { bytes: 0 };
  const { heapUsed } = process.memoryUsage();
  const watch = setInterval(() => {
    peak.bytes = Math.max(peak.bytes, process.memoryUsage().heapUsed - heapUsed);
  }, 20);
  onTestFinished(() => clearInterval(watch));
  const path = join(tmpdir(), `${randomUUID()}.bundle`);
  onTestFinished(() => rm(path, { force: true }));
  const answer = await requested(admin, { workspace });
  if (answer.body === null) throw new Error("no bundle");
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(path));

  const { url, token } = await admin.client.bundles.upload.query({});
  const file = await open(path);
  const { size: bytes } = await file.stat();
  const sent = await fetch(url, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-length": String(bytes) },
    body: file.readableWebStream() as never,
    duplex: "half",
  } as RequestInit);
  await file.close();
  const { bundle } = (await sent.json()) as { bundle: string };
  const slug = `m-${randomUUID().slice(0, 8)}`;
  const done = await admin.client.bundles.import.mutate({ organization: target.org, bundle, slug });
  const megabytes = peak.bytes / 1_000_000;
  console.info(
    `${amount} records, ${(bytes / 1_000_000).toFixed(1)} MB: ${megabytes.toFixed(1)} MB of heap at most`,
  );
  // A record has at least three hundred bytes in JavaScript.
  expect(megabytes).toBeLessThan(150);

  const { rows } = await api.owner.query(
    `SELECT count(*)::int AS records, count(DISTINCT r.id)::int AS ids, count(DISTINCT r.xmin::text)::int AS commits,
       (SELECT c.amount::int FROM record_count c WHERE c.org_id = $1) AS counted
     FROM record r WHERE r.org_id = $1`,
    [target.org],
  );
  expect(rows).toEqual([{ records: amount, ids: amount, commits: 1, counted: amount }]);
  expect(done.amounts).toContainEqual({ part: "record", amount });
});
