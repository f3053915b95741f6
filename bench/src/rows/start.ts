import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { lineOf, startProgram } from "../processes/child.ts";
import { familyOf, residentMegabytes } from "../processes/memory.ts";
import { freePort } from "../processes/port.ts";
import { alone, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";

const root = resolve(import.meta.dirname, "../../..");

/** How long the server is left alone before its memory is measured, in milliseconds. */
const idle = 5_000;

/** From `npm start`, installed and built, to the first 200: with a new data folder, and with an existing one. */
export async function start(stage: Stage): Promise<Result[]> {
  const { folder } = await stage.server();
  // Installs and builds what is missing, so that only the start is measured.
  await (await npmStart(join(folder, "start-warm"))).stop();
  const [fresh, again, memory]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < stage.extent.rounds; round += 1) {
    const home = join(folder, `start-${round}`);
    const first = await npmStart(home);
    fresh.push(first.seconds);
    await first.stop();
    const second = await npmStart(home);
    again.push(second.seconds);
    if (round === 0) {
      await wait(idle);
      memory.push(second.megabytes());
    }
    await second.stop();
  }
  const goal = { at: "most", value: 2.5 } as const;
  return [
    alone({
      name: "npm start to the first 200, new data folder",
      unit: "s",
      goal,
      ours: fresh,
      note: "makes the database and the demo",
    }),
    alone({ name: "npm start to the first 200, existing data folder", unit: "s", goal, ours: again }),
    alone({
      name: "memory of the idle API process",
      unit: "MB",
      goal: { at: "most", value: 150 },
      ours: memory,
    }),
  ];
}

async function npmStart(home: string) {
  const port = await freePort();
  const began = performance.now();
  const child = startProgram({
    command: ["npm", "start"],
    cwd: root,
    env: { PORT: String(port), BAILIWICK_HOME: home },
    // npm prints its own warnings about the machine's settings.
    quiet: true,
  });
  const said = lineOf(child, /Bailiwick is at/);
  const ended = new AbortController();
  child.process.once("exit", () => ended.abort());
  await Promise.race([said, firstAnswer(`http://127.0.0.1:${port}/healthz`, ended.signal)]);
  const seconds = (performance.now() - began) / 1000;
  await said;
  /** The server is the child with the most memory: npm and the starter wait beside it. */
  const megabytes = () => Math.max(...familyOf(child.pid).map(residentMegabytes));
  return { seconds, megabytes, stop: child.stop };
}

async function firstAnswer(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.status === 200) return;
    await wait(10);
  }
}
