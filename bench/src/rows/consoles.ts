import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { askers, blueprintOf, hexOf, idOf, personIn, roleOf } from "../data/population.ts";
import { startConsoles } from "../load/consoles.ts";
import { call } from "../load/shots.ts";
import { startApi } from "../processes/api.ts";
import { alone, compared, type Result } from "../result.ts";
import { hashToken, withClient } from "../server/index.ts";
import type { Filled, Stage } from "../stage.ts";
import { alternate, spread } from "../stats.ts";

/** How many consoles look at one workspace. */
const open = 1_000;
/** Changes in one round, and the time between their beginnings, in milliseconds. */
const changes = { count: 20, every: 500 };

const moment = () => performance.timeOrigin + performance.now();

/** A thousand consoles open at one workspace: what a change takes, and when each of them is told. */
export async function consoles(stage: Stage): Promise<Result[]> {
  const server = await stage.server();
  const product = await stage.product("middle");
  const [asker] = askers(product.population);
  if (asker === undefined) throw new RangeError("no one is signed in");
  const tokens = await withClient(product.urls.owner, (client) => signIn(client, product, asker.workspace));
  const api = await startApi(server, product);
  const followers = startConsoles();
  const workspace = idOf("workspace", asker.workspace);
  const { path } = call("live.changes", { workspace }, "");
  const change = changer(api.url, product, asker);
  const late: number[] = [];
  const round = async (isFollowed: boolean) => {
    if (isFollowed) await followers.open({ url: api.url, path, tokens });
    const made: { began: number; done: number }[] = [];
    for (let n = 0; n < changes.count; n += 1) {
      const next = pause(changes.every);
      made.push(await change(n));
      await next;
    }
    if (isFollowed) {
      const told = await followers.told();
      await followers.close();
      late.push(share95(made.flatMap(({ done }) => told.map((own) => first(own, done) - done))));
    }
    return spread(made.map(({ began, done }) => done - began)).median;
  };
  await round(false);
  const { followed, alone: unfollowed } = await alternate(stage.extent.rounds, {
    alone: () => round(false),
    followed: () => round(true),
  });
  await followers.stop();
  await api.stop();
  return [
    compared({
      name: `a change of a role while ${open.toLocaleString("en")} consoles follow the workspace, two a second`,
      against: "the same while none does",
      unit: "ms",
      goal: { at: "most", value: 1.5 },
      ours: followed,
      peer: unfollowed,
    }),
    alone({
      name: `from a change's answer until ${open.toLocaleString("en")} consoles are told, p95`,
      unit: "ms",
      goal: { at: "most", value: 250 },
      ours: late,
    }),
  ];
}

/**
 * The first moment after this one: what a console is told then includes the change. Infinitely late if there is none.
 */
function first(own: readonly number[], after: number): number {
  return own.find((at) => at >= after) ?? Number.POSITIVE_INFINITY;
}

function share95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.POSITIVE_INFINITY;
}

/** Sessions of the workspace's people, one for each console. */
async function signIn(client: pg.Client, { population }: Filled, workspace: number): Promise<string[]> {
  const tokens = Array.from({ length: open }, (_, n) => hexOf("session", 1_000_000 + n));
  const people = tokens.map((_, n) => idOf("person", personIn(population, workspace, n % 40)));
  await client.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at)
     SELECT gen_random_uuid(), person, token, now() + interval '1 day' FROM unnest($1::uuid[], $2::text[]) AS s (person, token)
     ON CONFLICT DO NOTHING`,
    [people, tokens.map(hashToken)],
  );
  return tokens;
}

type Asker = { readonly workspace: number; readonly token: string };

/** Gives someone who follows nothing another role, and says when the change began and when it was answered. */
function changer(url: string, { population }: Filled, { workspace, token }: Asker) {
  const seats = [10, 49].map((seat) => roleOf(blueprintOf(population, workspace), seat));
  const userId = idOf("person", personIn(population, workspace, 45));
  return async (n: number) => {
    const began = moment();
    const response = await fetch(`${url}/api/trpc/members.changeRole`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ workspace: idOf("workspace", workspace), userId, role: seats[n % 2] }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(text);
    return { began, done: moment() };
  };
}
