import { readNote } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { signCheckpoints } from "../jobs/sign-checkpoints.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { checkpointSigner } from "./checkpoint-signer.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 2 });
afterAll(() => worker.end());
const publicUrl = new URL("https://bailiwick.example");

/** One round of the job; returns it with what it reported. */
async function round() {
  const reported: unknown[] = [];
  const log = { error: (about: unknown) => void reported.push(about) };
  const { signal } = new AbortController();
  const signer = checkpointSigner(api.database.secret);
  const done = await signCheckpoints({ pool: worker, signer, publicUrl, log, signal });
  return { ...done, reported };
}

describe("audit.checkpoints", () => {
  test("[M16] signs the present end on demand, and lists what the job signed, once for each end", async () => {
    const { founder, org, workspace } = await staffed(api, "compliance-ops");
    const asked = founder.client.audit.checkpoints.query;
    const before = await asked({ workspace });
    expect(before.items).toEqual([]);
    const { head } = await founder.client.audit.verify.query({ workspace });
    expect(readNote(before.current.note)?.checkpoint.head).toEqual(head);
    expect(readNote(before.current.note)?.checkpoint.origin.endsWith(`/audit/${org}`)).toBe(true);

    expect((await round()).signed).toBeGreaterThan(0);
    expect(await round()).toMatchObject({ signed: 0, rewritten: 0 });
    await founder.client.workspaces.rename.mutate({ workspace, name: "Another" });
    expect(await round()).toMatchObject({ signed: 1 });
    const { items } = await asked({ workspace });
    expect(items.map(({ seq }) => seq)).toEqual([head.seq + 1, head.seq]);
    const page = await asked({ workspace, limit: 1 });
    expect(page.items).toEqual(items.slice(0, 1));
    expect((await asked({ workspace, limit: 1, cursor: page.nextCursor })).items).toEqual(items.slice(1));
  });

  test("publishes the newest at an address that no one guesses", async () => {
    const one = await staffed(api, "compliance-ops");
    const two = await staffed(api, "compliance-ops");
    await round();
    const { address, items } = await one.founder.client.audit.checkpoints.query({ workspace: one.workspace });
    const at = (path: string) => fetch(new URL(path, api.url));
    const { pathname } = new URL(address);
    const published = await at(pathname);
    expect(published.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await published.text()).toBe(items[0]?.note);
    for (const path of [pathname.replace(one.org, two.org), pathname.slice(0, -1), `${pathname}/x`]) {
      expect((await at(path)).status).toBe(404);
    }
  });

  test("[M16] signs nothing more for a log that was rewritten before its last checkpoint", async () => {
    const { org, founder, workspace } = await staffed(api, "compliance-ops");
    await round();
    await api.owner.query(
      "UPDATE audit_entry SET hash = sha256('x') WHERE org_id = $1 AND seq = (SELECT seq FROM audit_head WHERE org_id = $1)",
      [org],
    );
    await founder.client.workspaces.rename.mutate({ workspace, name: "Another" });
    expect(await round()).toMatchObject({ signed: 0, rewritten: 1, reported: [{ org_id: org }] });
    const { items } = await founder.client.audit.checkpoints.query({ workspace });
    expect(items).toHaveLength(1);
  });

  test("refuses people who can't read the log, and another tenant's workspace like a missing one", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    expect(await errorOf(as("member").client.audit.checkpoints.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const stranger = await api.person();
    expect(await errorOf(stranger.client.audit.checkpoints.query({ workspace }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
