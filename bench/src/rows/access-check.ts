import {
  betterAuthShots,
  cerbosShots,
  checkAccess,
  checkPeersPermission,
  fastifyCerbosShots,
  productShots,
} from "../load/shots.ts";
import { startCerbos } from "../peers/cerbos.ts";
import { startApi, startPeer } from "../processes/api.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { ask } from "./answers.ts";
import { contest, costs, type Round, rates } from "./contest.ts";

/** "Can this actor do that?" over HTTP, against the same question to better-auth and to Cerbos. */
export async function accessCheck(stage: Stage): Promise<Result[]> {
  const server = await stage.server();
  const product = await stage.product("middle");
  const { url, population } = await stage.betterAuth();
  const peer = { DATABASE_URL: url.href, BETTER_AUTH_SECRET: server.secret };
  const cerbos = await startCerbos(server.folder);
  const [api, asking, fresh, cached] = await Promise.all([
    startApi(server, product),
    startPeer("fastify-cerbos.ts", { DATABASE_URL: product.urls.owner, CERBOS: cerbos.grpc }),
    startPeer("better-auth.ts", peer),
    startPeer("better-auth.ts", { ...peer, COOKIE_CACHE: "1" }),
  ]);
  const shots = {
    ours: productShots(server.secret, population, checkAccess),
    told: cerbosShots(population),
    asking: fastifyCerbosShots(population),
    fresh: await betterAuthShots(fresh.url, server.secret, population, false, checkPeersPermission),
    cached: await betterAuthShots(cached.url, server.secret, population, true, checkPeersPermission),
  };
  // All must say yes, or they do not answer the same question.
  const yes = [
    (await ask(api.url, shots.ours[0])).result?.data?.allowed,
    (await ask(cerbos.url, shots.told[0])).results?.[0]?.actions.add === "EFFECT_ALLOW",
    (await ask(asking.url, shots.asking[0])).allowed,
    (await ask(fresh.url, shots.fresh[0])).success,
    (await ask(cached.url, shots.cached[0])).success,
  ];
  if (yes.some((answer) => answer !== true)) throw new Error(`not all say yes: ${yes}`);

  const measured = await contest(stage, {
    ours: { server: api, database: product.url, shots: shots.ours },
    told: { server: cerbos, database: product.url, shots: shots.told },
    asking: { server: asking, database: product.url, shots: shots.asking, beside: [cerbos] },
    fresh: { server: fresh, database: url, shots: shots.fresh },
    cached: { server: cached, database: url, shots: shots.cached },
  });
  const line = (against: string, rounds: readonly Round[], value: number) =>
    compared({
      name: "may this actor do that, over HTTP",
      against,
      unit: "requests/s",
      goal: { at: "least", value },
      ours: rates(measured.ours),
      peer: rates(rounds),
      note: costs(measured.ours, rounds),
    });
  return [
    line("better-auth has-permission, session read each time", measured.fresh, 8),
    line("better-auth has-permission, session cached for 5 min", measured.cached, 5),
    line("the Cerbos server, told the role: it reads nothing", measured.told, 1),
    line("Fastify + pg that reads the role and asks Cerbos by gRPC", measured.asking, 3),
  ];
}
