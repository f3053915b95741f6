import { Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, expect, onTestFinished, test, vi } from "vitest";
import { pingMs } from "../procedure/trpc.ts";
import { startApi, type TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { follow } from "./testing.ts";

const neighbor = await startApi({ live: true });
// The process under test has only one connection for changes, which is taken while the tests run.
let changes: pg.Pool | undefined;
const api = await startApi({
  live: true,
  beside: neighbor,
  changes: ({ app }) => {
    changes = new pg.Pool({ connectionString: app, max: 1 });
    return changes;
  },
});
const taken = await changes?.connect();
afterAll(async () => {
  taken?.release();
  await changes?.end();
});
afterEach(() => vi.restoreAllMocks());

async function open({ token }: TestPerson, workspace: string) {
  const stream = await follow(api.url, token, { workspace });
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  return stream;
}

test("a stream uses a connection for reads: it opens and notifies while every connection for changes is taken", async () => {
  const { founder, workspace } = await staffed(neighbor, "compliance-ops");
  const stream = await open(founder, workspace);
  await founder.client.workspaces.describe.mutate({ workspace, description: "Another" });
  for (let event = await stream.next(); ; event = await stream.next()) {
    expect(event?.kind).toBe("changed");
    if (event?.kind === "changed" && event.nouns.includes("workspace")) break;
  }
  expect(changes?.waitingCount).toBe(0);
});

test("a stream ends after half an hour, such that its reader opens another", async () => {
  const halfAnHour = new AbortController();
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) =>
    ms === 30 * 60_000 ? halfAnHour.signal : timeout(ms),
  );
  const { founder, workspace } = await staffed(neighbor, "compliance-ops");
  const stream = await open(founder, workspace);
  halfAnHour.abort();
  const end = async () => {
    for (;;) if ((await stream.next()) === null) return null;
  };
  await expect(end()).rejects.toThrow(/"reason":"unavailable"/);
});

test("a stream on which nothing could be written for three pings is ended", async () => {
  const waits: { socket: Socket; ms: number }[] = [];
  const setTimeout = Socket.prototype.setTimeout;
  vi.spyOn(Socket.prototype, "setTimeout").mockImplementation(function (this: Socket, ms, heard) {
    waits.push({ socket: this, ms });
    return setTimeout.call(this, ms, heard);
  });
  const { founder, workspace } = await staffed(neighbor, "compliance-ops");
  const stream = await open(founder, workspace);
  const waiting = waits.findLast(({ ms }) => ms === 3 * pingMs);
  expect(waiting).toBeDefined();
  // Node's event when a socket has neither sent nor received for that long.
  waiting?.socket.emit("timeout");
  const end = async () => {
    for (;;) if ((await stream.next()) === null) return "ended";
  };
  expect(await end().catch(() => "broken off")).toMatch(/ended|broken off/);
  expect(waiting?.socket.destroyed).toBe(true);
});
