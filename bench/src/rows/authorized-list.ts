import type { Outcome, Shot } from "../load/job.ts";
import { betterAuthShots, limitShots, listMembers, listPeersMembers, productShots } from "../load/shots.ts";
import { startApi, startPeer } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { alternate, spread } from "../stats.ts";
import { expectItems } from "./answers.ts";

const connections = 16;

/** The list of 50 members over HTTP: session, membership, permission and row policies, against peers. */
export async function authorizedList(stage: Stage): Promise<Result[]> {
  const { rounds, warmUp, seconds } = stage.extent;
  const server = await stage.server();
  const product = await stage.product("middle");
  const { url, population } = await stage.betterAuth();
  const peer = { DATABASE_URL: url.href, BETTER_AUTH_SECRET: server.secret };
  const [api, limit, fresh, cached] = await Promise.all([
    startApi(server, product),
    startPeer("fastify-pg.ts", { DATABASE_URL: product.urls.owner }),
    startPeer("better-auth.ts", peer),
    startPeer("better-auth.ts", { ...peer, COOKIE_CACHE: "1" }),
  ]);
  const shots = {
    ours: productShots(server.secret, population, listMembers),
    limit: limitShots(population),
    fresh: await betterAuthShots(fresh.url, server.secret, population, false, listPeersMembers),
    cached: await betterAuthShots(cached.url, server.secret, population, true, listPeersMembers),
  };
  await expectItems(api.url, shots.ours[0], (body) => body.result?.data?.items, 50);
  await expectItems(limit.url, shots.limit[0], (body) => body.result?.data?.items, 50);
  await expectItems(fresh.url, shots.fresh[0], (body) => body.members, 50);
  await expectItems(cached.url, shots.cached[0], (body) => body.members, 50);

  const load = (target: string, list: readonly Shot[]) => () =>
    stage.loader().run({ url: target, shots: list, connections, warmUp, seconds });
  const measured = await alternate(rounds, {
    ours: load(api.url, shots.ours),
    limit: load(limit.url, shots.limit),
    fresh: load(fresh.url, shots.fresh),
    cached: load(cached.url, shots.cached),
  });
  await Promise.all([api.stop(), limit.stop(), fresh.stop(), cached.stop()]);

  const rates = (outcomes: readonly Outcome[]) => spread(outcomes.map((outcome) => outcome.perSecond));
  const size = ([outcome]: readonly Outcome[]) => `${((outcome?.bytes ?? 0) / 1024).toFixed(1)} kB`;
  const line = (name: string, against: string, outcomes: readonly Outcome[], least: number) =>
    compared({
      ...{ name, against, unit: "requests/s", goal: { at: "least", value: least } },
      ours: rates(measured.ours),
      peer: rates(outcomes),
      note: `answers of ${size(measured.ours)} against ${size(outcomes)}`,
    });
  return [
    line("authorized list of 50 members", "Fastify + pg, no authorization", measured.limit, 0.8),
    line(
      "authorized list of 50 members",
      "better-auth list-members, session read each time",
      measured.fresh,
      6,
    ),
    line(
      "authorized list of 50 members",
      "better-auth list-members, session cached for 5 min",
      measured.cached,
      6,
    ),
  ];
}
