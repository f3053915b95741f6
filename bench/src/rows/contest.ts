import type { Outcome, Shot } from "../load/job.ts";
import type { Child } from "../processes/child.ts";
import { backendsOf, processorTime } from "../processes/processor-time.ts";
import type { Stage } from "../stage.ts";
import { alternate, spread } from "../stats.ts";

/** A server, its requests, and where it keeps its data. */
export type Contender = {
  readonly server: Child & { readonly url: string };
  readonly database: URL;
  /** Other processes that answer with it. */
  readonly beside?: readonly Child[];
  readonly shots: readonly Shot[];
};

/** A result, and each request's processor time, in milliseconds. */
export type Round = Outcome & { readonly cost: { readonly server: number; readonly database: number } };

const connections = 16;

/** Puts the same load on several servers in turn, round after round, and stops them. */
export async function contest<Name extends string>(
  stage: Stage,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Record<Name, Round[]>> {
  const { turns, warmUp, seconds } = stage.extent;
  const loader = stage.loader();
  const jobOf = ({ server, shots }: Contender) => ({
    url: server.url,
    shots,
    connections,
    warmUp,
    seconds,
  });
  const all = Object.values<Contender>(contenders);
  await loader.prime(all.map(jobOf));
  const roundOf = async (contender: Contender): Promise<Round> => {
    const backends = await backendsOf(contender.database);
    const time = () => ({
      server: processorTime([contender.server, ...(contender.beside ?? [])].map(({ pid }) => pid)),
      database: processorTime(backends),
    });
    const before = time();
    const outcome = await loader.run(jobOf(contender));
    const after = time();
    const requests = outcome.perSecond * (warmUp + seconds);
    const cost = {
      server: (after.server - before.server) / requests,
      database: (after.database - before.database) / requests,
    };
    return { ...outcome, cost };
  };
  const measures = Object.fromEntries(
    Object.entries<Contender>(contenders).map(([name, contender]) => [name, () => roundOf(contender)]),
  ) as Record<Name, () => Promise<Round>>;
  const measured = await alternate(turns, measures);
  await Promise.all(all.map(({ server }) => server.stop()));
  return measured;
}

/** Requests a second, round by round. */
export function rates(rounds: readonly Round[]) {
  return rounds.map((round) => round.perSecond);
}

/** A request's processor time, in words. */
export function costs(ours: readonly Round[], peers: readonly Round[]): string {
  const median = (rounds: readonly Round[], of: "server" | "database") =>
    spread(rounds.map(({ cost }) => cost[of])).median.toFixed(2);
  const both = (rounds: readonly Round[]) => `${median(rounds, "server")} + ${median(rounds, "database")} ms`;
  return `processor time of a request, server + PostgreSQL: ${both(ours)} against ${both(peers)}`;
}
