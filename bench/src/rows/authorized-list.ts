import { betterAuthShots, limitShots, listMembers, listPeersMembers, productShots } from "../load/shots.ts";
import { startApi, startPeer } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { expectItems } from "./answers.ts";
import { contest, costs, type Round, rates } from "./contest.ts";

/** The list of 50 members over HTTP: session, membership, permission and row policies, against peers. */
export async function authorizedList(stage: Stage): Promise<Result[]> {
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

  const measured = await contest(stage, {
    ours: { server: api, database: product.url, shots: shots.ours },
    limit: { server: limit, database: product.url, shots: shots.limit },
    fresh: { server: fresh, database: url, shots: shots.fresh },
    cached: { server: cached, database: url, shots: shots.cached },
  });

  const size = ([round]: readonly Round[]) => `${((round?.bytes ?? 0) / 1024).toFixed(1)} kB`;
  const line = (against: string, rounds: readonly Round[], least: number) =>
    compared({
      name: "authorized list of 50 members",
      against,
      unit: "requests/s",
      goal: { at: "least", value: least },
      ours: rates(measured.ours),
      peer: rates(rounds),
      note: `answers of ${size(measured.ours)} against ${size(rounds)}; ${costs(measured.ours, rounds)}`,
    });
  return [
    line("Fastify + pg, no authorization", measured.limit, 0.8),
    line("better-auth list-members, session read each time", measured.fresh, 10),
    line("better-auth list-members, session cached for 5 min", measured.cached, 8),
  ];
}
