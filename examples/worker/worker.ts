/*
 * A worker that scans: claims what waits, says how far it is, and reports what it found. Start it with
 *
 *   BAILIWICK_URL=http://localhost:4000 BAILIWICK_KEY=bwk_… WORKSPACE=acme/production node worker.ts
 *
 * The key needs the scopes connector:read, scan:read, scan:work and finding:append. PACE is how long it takes for five
 * percent, in milliseconds.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@bailiwick/client";

const {
  BAILIWICK_URL: url = "http://localhost:4000",
  BAILIWICK_KEY: credential = "",
  WORKSPACE = "",
  PACE = "250",
} = process.env;
const bailiwick = createClient({ url, credential });
const scans = { workspace: WORKSPACE, kind: "scan" };

for (;;) {
  const { run } = await bailiwick.runs.claim.mutate(scans);
  if (run === null) {
    await pause(2_000);
    continue;
  }
  const mine = { ...scans, run: run.id, lease: run.lease };
  const { parent } = await bailiwick.resources.get.query({ ...scans, id: run.resource.id });
  for (let progress = 0; progress < 100; progress += 5) {
    await bailiwick.runs.heartbeat.mutate({ ...mine, progress });
    await pause(Number(PACE));
  }
  const fields = { severity: "low", location: "readme.txt, line 1", classifier: "Email addresses" };
  const rows = [{ id: randomUUID(), at: new Date().toISOString(), fields }];
  await bailiwick.resources.append.mutate({ workspace: WORKSPACE, kind: "finding", parent, rows });
  await bailiwick.runs.finish.mutate({ ...mine, fields: { result: "1 finding" } });
}
