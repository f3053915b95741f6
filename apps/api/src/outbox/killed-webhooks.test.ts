import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { size } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import {
  deliveriesOf,
  type Placed,
  placeWithWebhook,
  rename,
  startReceiver,
  workerOf,
} from "./webhook-testing.ts";

const api = await startApi();
const worker = workerOf(api);

const script = join(import.meta.dirname, "../testing/webhook-worker.ts");
const start = (...more: string[]): ChildProcess =>
  spawn(process.execPath, [script, api.database.urls.worker, api.database.secret, ...more], {
    stdio: ["ignore", "pipe", "inherit"],
  });
const kill = async (child: ChildProcess) => {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};
const expire = ({ webhook }: Placed) =>
  api.owner.query(
    "UPDATE webhook_delivery SET leased_until = now() WHERE webhook_id = $1 AND lease IS NOT NULL",
    [webhook],
  );

test("a worker that is killed between commit and sending, or between sending and marking, loses nothing and invents nothing", async () => {
  let isHolding = true;
  const { url, received } = await startReceiver((_, response) => {
    if (!isHolding) response.writeHead(204).end();
  });
  const at = await placeWithWebhook(api, url);
  const rounds = size(2, 50);
  for (let round = 0; round < rounds; round += 1) {
    const before = received.length;
    isHolding = true;
    await rename(at, `Round ${round}`);
    // It has claimed the event, and sends nothing.
    const idle = start("hold");
    if (idle.stdout !== null) await once(idle.stdout, "data");
    await kill(idle);
    expect(received).toHaveLength(before);
    await expire(at);
    // It has sent the event, and never hears the answer.
    const busy = start();
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(before + 1);
    await kill(busy);
    await expire(at);
    isHolding = false;
    await worker.drain();
    const sent = received.slice(before);
    expect(sent.map(({ body }) => JSON.parse(body).data.after.name)).toEqual([
      `Round ${round}`,
      `Round ${round}`,
    ]);
    expect(new Set(sent.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(sent[0]?.body).toBe(sent[1]?.body);
  }
  const states = (await deliveriesOf(at)).map(({ state }) => state);
  expect(states).toEqual(Array(Math.min(rounds, 50)).fill("delivered"));
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(rounds);
}, 600_000);
