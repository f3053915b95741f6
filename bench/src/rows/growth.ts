import type { Outcome } from "../load/job.ts";
import { listMembers, productShots } from "../load/shots.ts";
import { startApi } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Filled, Stage } from "../stage.ts";
import { alternate } from "../stats.ts";
import { expectItems } from "./answers.ts";

/** Few enough that latency is the request's own and not the queue's. */
const connections = 4;

/** Many short turns: with only a few, the slowest answers are due to the machine and not the request. */
const more = 3;

/** The same list in a young instance and in a large one, by the 95th percentile of latency. */
export async function growth(stage: Stage): Promise<Result[]> {
  const { turns, warmUp, seconds } = stage.extent;
  const server = await stage.server();
  const sizes = { large: await stage.product("large"), small: await stage.product("small") };
  const open = async (product: Filled) => {
    const api = await startApi(server, product);
    const shots = productShots(server.secret, product.population, listMembers);
    await expectItems(api.url, shots[0], (body) => body.result?.data?.items, 50);
    const job = { url: api.url, shots, connections, warmUp: warmUp / 2, seconds };
    await stage.loader().prime([job]);
    return { ...api, run: () => stage.loader().run(job) };
  };
  const [large, small] = [await open(sizes.large), await open(sizes.small)];
  const measured = await alternate(turns * more, { large: large.run, small: small.run });
  await Promise.all([large.stop(), small.stop()]);
  const p95 = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => outcome.p95);
  const members = (size: "small" | "large") => stage.extent[size].toLocaleString("en");
  return [
    compared({
      name: `list of 50 members among ${members("large")}, p95`,
      against: `the same among ${members("small")}`,
      unit: "ms",
      goal: { at: "most", value: 1.25 },
      ours: p95(measured.large),
      peer: p95(measured.small),
    }),
  ];
}
