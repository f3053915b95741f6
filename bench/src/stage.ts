import { fillBetterAuth } from "./data/fill-better-auth.ts";
import { fillProduct } from "./data/fill-product.ts";
import { type Population, population } from "./data/population.ts";
import { type Loader, startLoader } from "./load/loader.ts";
import { openProduct, type ProductDatabase } from "./processes/api.ts";
import { openServer, type Server } from "./server/index.ts";

/** The extent of the measurement: a whole run, or a quick one to see that everything works. */
export type Extent = {
  /** How often the subjects take turns; for requests, and otherwise. */
  readonly turns: number;
  readonly rounds: number;
  /** The duration of one load, uncounted and counted. */
  readonly warmUp: number;
  readonly seconds: number;
  /** Members of the instances: a young one, one of the size for comparing peers, a large one. */
  readonly small: number;
  readonly middle: number;
  readonly large: number;
  readonly entries: number;
};

export const whole: Extent = {
  turns: 5,
  rounds: 3,
  warmUp: 0.4,
  seconds: 1.2,
  small: 10_000,
  middle: 500_000,
  large: 10_000_000,
  entries: 1_000_000,
};
export const quick: Extent = {
  turns: 3,
  rounds: 3,
  warmUp: 0.5,
  seconds: 1,
  small: 10_000,
  middle: 50_000,
  large: 500_000,
  entries: 100_000,
};

export type Filled = ProductDatabase & { readonly population: Population };

/** What the rows share; each part is created when the first row needs it. */
export type Stage = {
  readonly extent: Extent;
  readonly server: () => Promise<Server>;
  readonly product: (size: "small" | "middle" | "large") => Promise<Filled>;
  readonly betterAuth: () => Promise<{ readonly url: URL; readonly population: Population }>;
  /** An empty instance. */
  readonly empty: (name: string) => Promise<ProductDatabase>;
  readonly loader: () => Loader;
  readonly close: () => Promise<void>;
};

/** Remembers what was created for each key. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

export function openStage(extent: Extent, env: NodeJS.ProcessEnv): Stage {
  const steps: (() => Promise<void>)[] = [];
  const server = once(async (_: "server") => {
    const opened = await openServer(env);
    steps.unshift(opened.stop);
    return opened;
  });
  const product = once(async (size: "small" | "middle" | "large") => {
    const made = await openProduct(await server("server"), size);
    const everyone = population(extent[size]);
    await timed(`filling ${everyone.members} members`, () => fillProduct(made.urls.owner, everyone));
    return { ...made, population: everyone };
  });
  const betterAuth = once(async (_: "better-auth") => {
    const { database, secret } = await server("server");
    const url = await database("better_auth");
    const everyone = population(extent.middle);
    await timed(`filling ${everyone.members} members of better-auth`, () =>
      fillBetterAuth(url, secret, everyone),
    );
    return { url, population: everyone };
  });
  const loader = once((_: "loader") => {
    const started = startLoader();
    steps.push(started.stop);
    return started;
  });
  return {
    extent,
    product,
    server: () => server("server"),
    betterAuth: () => betterAuth("better-auth"),
    empty: async (name) => openProduct(await server("server"), name),
    loader: () => loader("loader"),
    close: async () => {
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
    },
  };
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(`  (${what}: ${((performance.now() - began) / 1000).toFixed(1)} s)`);
}
