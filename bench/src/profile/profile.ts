import type { Shot } from "../load/job.ts";
import { checkAccess, limitShots, listMembers, productShots } from "../load/shots.ts";
import { startApi, startPeer } from "../processes/api.ts";
import type { Child } from "../processes/child.ts";
import { freePort } from "../processes/port.ts";
import { processorTime } from "../processes/processor-time.ts";
import type { Stage } from "../stage.ts";
import { openProfiler } from "./profiler.ts";
import { busyTimes, type Call, ownerOf } from "./shares.ts";

type Subject = {
  readonly shots: readonly Shot[];
  readonly start: (flags: readonly string[]) => Promise<Child & { readonly url: string }>;
};

const connections = 16;
const seconds = { prime: 5, measured: 6 };

/** Shares below this are summed up. */
const least = 0.005;

/** Ours by file, others by package; what Node and the engine do counts for their callers. */
function owner(call: Call): string | null {
  const found = ownerOf(call);
  return found === "Node" ? null : found;
}

/**
 * Where the server's thread spends its time under the load of the list and of a check, beside the machine's limit: a
 * table of microseconds a request, by who wrote the code.
 */
export async function profile(stage: Stage): Promise<string> {
  const server = await stage.server();
  const product = await stage.product("middle");
  const { population } = product;
  const subjects: Record<string, Subject> = {
    list: {
      shots: productShots(server.secret, population, listMembers),
      start: (flags) => startApi(server, product, flags),
    },
    check: {
      shots: productShots(server.secret, population, checkAccess),
      start: (flags) => startApi(server, product, flags),
    },
    "Fastify + pg": {
      shots: limitShots(population),
      start: (flags) => startPeer("fastify-pg.ts", { DATABASE_URL: product.urls.owner }, flags),
    },
  };
  const names = Object.keys(subjects);
  const costs = new Map<string, Map<string, number>>();
  for (const [name, subject] of Object.entries(subjects)) {
    for (const [of, cost] of await costsOf(stage, subject)) {
      const line = costs.get(of) ?? new Map<string, number>();
      costs.set(of, line.set(name, cost));
    }
  }
  return print(names, costs);
}

/** What a request takes of the server's thread, in microseconds, by whose code runs. */
async function costsOf(stage: Stage, { shots, start }: Subject): Promise<Map<string, number>> {
  const port = await freePort();
  const server = await start([`--inspect=127.0.0.1:${port}`]);
  const profiler = await openProfiler(port);
  const job = { url: server.url, shots, connections, warmUp: 0 };
  await stage.loader().run({ ...job, seconds: seconds.prime });
  await profiler.start();
  const before = processorTime([server.pid]);
  const { perSecond } = await stage.loader().run({ ...job, seconds: seconds.measured });
  const requests = perSecond * seconds.measured;
  const spent = ((processorTime([server.pid]) - before) * 1000) / requests;
  const times = busyTimes(await profiler.stop(), owner);
  profiler.leave();
  await server.stop();
  const costs = new Map([["all of the process's processor time", spent]]);
  for (const { of, share } of times) {
    const name = share < least ? "the rest, each below half a percent" : of;
    costs.set(name, (costs.get(name) ?? 0) + share * spent);
  }
  return costs;
}

function print(names: readonly string[], costs: Map<string, Map<string, number>>): string {
  const first = (line: Map<string, number>) => line.get(names[0] ?? "") ?? 0;
  const lines = [...costs].toSorted(([, one], [, other]) => first(other) - first(one));
  const width = Math.max(...lines.map(([of]) => of.length));
  const row = (of: string, cells: readonly string[]) =>
    [of.padEnd(width), ...cells.map((cell, at) => cell.padStart((names[at] ?? "").length + 8))]
      .join("")
      .trimEnd();
  return [
    "Microseconds of the server's processor time a request, by whose code runs; what Node and the engine do counts",
    "for the code that calls them, and without a caller for the engine and the system.",
    "",
    row("", names),
    ...lines.map(([of, line]) =>
      row(
        of,
        names.map((name) => line.get(name)?.toFixed(0) ?? ""),
      ),
    ),
    "",
  ].join("\n");
}
