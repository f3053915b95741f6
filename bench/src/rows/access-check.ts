import type { Outcome, Shot } from "../load/job.ts";
import { betterAuthShots, checkAccess, checkPeersPermission, productShots } from "../load/shots.ts";
import { startApi, startPeer } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { alternate, spread } from "../stats.ts";
import { ask } from "./answers.ts";

const connections = 16;

/** "May this actor do that?" over HTTP, against the same question to better-auth. */
export async function accessCheck(stage: Stage): Promise<Result[]> {
  const { rounds, warmUp, seconds } = stage.extent;
  const server = await stage.server();
  const product = await stage.product("middle");
  const { url, population } = await stage.betterAuth();
  const peer = { DATABASE_URL: url.href, BETTER_AUTH_SECRET: server.secret };
  const [api, fresh, cached] = await Promise.all([
    startApi(server, product),
    startPeer("better-auth.ts", peer),
    startPeer("better-auth.ts", { ...peer, COOKIE_CACHE: "1" }),
  ]);
  const shots = {
    ours: productShots(server.secret, population, checkAccess),
    fresh: await betterAuthShots(fresh.url, server.secret, population, false, checkPeersPermission),
    cached: await betterAuthShots(cached.url, server.secret, population, true, checkPeersPermission),
  };
  // Everybody says yes, or they do not answer the same question.
  const yes = [
    (await ask(api.url, shots.ours[0])).result?.data?.allowed,
    (await ask(fresh.url, shots.fresh[0])).success,
    (await ask(cached.url, shots.cached[0])).success,
  ];
  if (yes.some((answer) => answer !== true)) throw new Error(`not everybody says yes: ${yes}`);

  const load = (target: string, list: readonly Shot[]) => () =>
    stage.loader().run({ url: target, shots: list, connections, warmUp, seconds });
  const measured = await alternate(rounds, {
    ours: load(api.url, shots.ours),
    fresh: load(fresh.url, shots.fresh),
    cached: load(cached.url, shots.cached),
  });
  await Promise.all([api.stop(), fresh.stop(), cached.stop()]);

  const rates = (outcomes: readonly Outcome[]) => spread(outcomes.map((outcome) => outcome.perSecond));
  const line = (against: string, outcomes: readonly Outcome[]) =>
    compared({
      ...{ name: "may this actor do that, over HTTP", against, unit: "requests/s" },
      goal: { at: "least", value: 4 },
      ours: rates(measured.ours),
      peer: rates(outcomes),
    });
  return [
    line("better-auth has-permission, session read each time", measured.fresh),
    line("better-auth has-permission, session cached for 5 min", measured.cached),
  ];
}
