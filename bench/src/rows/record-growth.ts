import { type Bank, fillFindings, withBank } from "../data/findings.ts";
import type { Outcome } from "../load/job.ts";
import { call } from "../load/shots.ts";
import { compared, type Result } from "../result.ts";
import { sessionCookies, withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";
import { expectItems } from "./answers.ts";

/** Few enough that latency is the request's own and not the queue's. */
const connections = 4;

/** Many short turns: with only a few, the slowest answers are due to the machine and not the request. */
const more = 3;

/** Connectors over which the findings are spread evenly. */
const connectors = 10;

/** A page of findings, and a filtered one, in a young organization and in a large one, by the 95th percentile of latency. */
export function recordGrowth(stage: Stage): Promise<Result[]> {
  const { small, large } = stage.extent;
  return withBank(stage, "records_small", (young) =>
    withBank(stage, "records_large", async (old) => {
      const [pages, oldPages] = [await open(stage, young, small), await open(stage, old, large)];
      const measured = await alternate(stage.extent.turns * more, {
        page: oldPages.page,
        pageYoung: pages.page,
        filtered: oldPages.filtered,
        filteredYoung: pages.filtered,
      });
      const p95 = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => outcome.p95);
      const line = (what: string, ours: readonly Outcome[], peer: readonly Outcome[]) =>
        compared({
          name: `${what} among ${large.toLocaleString("en")}, p95`,
          against: `the same among ${small.toLocaleString("en")}`,
          unit: "ms",
          goal: { at: "most", value: 1.25 },
          ours: p95(ours),
          peer: p95(peer),
        });
      return [
        line("page of 50 findings", measured.page, measured.pageYoung),
        line("page of 50 findings of one severity", measured.filtered, measured.filteredYoung),
      ];
    }),
  );
}

/** Fills the organization with so many findings. Returns how to ask for each of the pages for a while. */
async function open(stage: Stage, bank: Bank, amount: number) {
  const { warmUp, seconds } = stage.extent;
  const { organization, workspace, token, api, database } = bank;
  const { header } = sessionCookies((await stage.server()).secret, false);
  await withClient(database.url.href, async (superuser) => {
    for (let n = 0; n < connectors; n += 1) {
      await fillFindings(
        superuser,
        organization,
        await bank.connector(`Connector ${n}`),
        amount / connectors,
      );
    }
    await superuser.query("VACUUM ANALYZE record");
  });
  const pageOf = async (narrowed: object) => {
    const input = { workspace, kind: "finding", limit: 50, ...narrowed };
    const shots = [call("resources.list", input, header(token))];
    await expectItems(api.url, shots[0], (body) => body.result?.data?.items, 50);
    const job = { url: api.url, shots, connections, warmUp: warmUp / 2, seconds };
    await stage.loader().prime([job]);
    return () => stage.loader().run(job);
  };
  return { page: await pageOf({}), filtered: await pageOf({ filters: { severity: "high" } }) };
}
