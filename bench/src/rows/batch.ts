import { idOf } from "../data/population.ts";
import type { Outcome, Shot } from "../load/job.ts";
import { call, productShots } from "../load/shots.ts";
import { startApi } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";
import { ask } from "./answers.ts";

const connections = 8;

/** What a page of the console reads about one workspace. */
const reads = ["workspaces.get", "members.list", "audit.list", "members.candidates", "access.check"] as const;

function inputOf(path: (typeof reads)[number], workspace: string) {
  return path === "access.check" ? { workspace, permission: "member:add" } : { workspace };
}

const batchOf = (workspace: string, cookie: string): Shot => {
  const inputs = Object.fromEntries(reads.map((path, at) => [at, inputOf(path, workspace)]));
  const query = `batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
  return { method: "GET", path: `/api/trpc/${reads.join(",")}?${query}`, headers: { cookie } };
};

/** Five reads of one workspace in one request, against five requests. */
export async function batch(stage: Stage): Promise<Result[]> {
  const { turns, warmUp, seconds } = stage.extent;
  const server = await stage.server();
  const product = await stage.product("middle");
  const api = await startApi(server, product);
  const together = productShots(server.secret, product.population, batchOf);
  const apart = productShots(server.secret, product.population, (workspace, cookie) =>
    call("workspaces.get", inputOf("workspaces.get", workspace), cookie),
  ).flatMap((first, at) => {
    const { cookie = "" } = first.headers;
    const workspace = workspaceOf(at);
    return reads.map((path) => call(path, inputOf(path, workspace), cookie));
  });
  function workspaceOf(at: number): string {
    return idOf("workspace", Math.floor((at * product.population.workspaces) / together.length));
  }
  await ask(api.url, together[0]);
  for (const shot of apart.slice(0, reads.length)) await ask(api.url, shot);

  const load = (shots: readonly Shot[]) => () =>
    stage.loader().run({ url: api.url, shots, connections, warmUp, seconds });
  const measured = await alternate(turns, { together: load(together), apart: load(apart) });
  await api.stop();
  const rates = (outcomes: readonly Outcome[], each: number) =>
    outcomes.map((outcome) => outcome.perSecond / each);
  return [
    compared({
      name: "five reads of one workspace in one batch",
      against: "five requests",
      unit: "sets of five/s",
      ours: rates(measured.together, 1),
      peer: rates(measured.apart, reads.length),
    }),
  ];
}
