import type { FastifyInstance } from "fastify";

/** A precondition for serving requests. `run` throws if it is not met. */
export type Check = { readonly name: string; readonly run: () => Promise<void> };

/** The timeout of one check, in milliseconds. */
const timeoutMs = 3_000;

async function passes(check: Check, app: FastifyInstance): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    });
    await Promise.race([check.run(), late]);
    return true;
  } catch (err) {
    app.log.error({ err, check: check.name }, "not ready");
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `/healthz`: the process answers. `/readyz`: it can serve and every check passes; 503 with the failed checks, or once
 * it is told to stop. The cause is only in the log, because both paths are public.
 */
export function serveHealth(app: FastifyInstance, checks: readonly Check[], isStopping: () => boolean): void {
  app.get("/healthz", async (_, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));

  app.get("/readyz", async (_, reply) => {
    if (isStopping()) {
      return reply.code(503).header("cache-control", "no-store").send({ status: "stopping", checks: {} });
    }
    const results = await Promise.all(
      checks.map(async (check) => [check.name, await passes(check, app)] as const),
    );
    const ready = results.every(([, ok]) => ok);
    return reply
      .code(ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send({
        status: ready ? "ready" : "not ready",
        checks: Object.fromEntries(results.map(([name, ok]) => [name, ok ? "ok" : "failed"])),
      });
  });
}

/** Runs `work` at most once in `milliseconds`; in between, calls get its last result. */
export function atMostEvery<Outcome>(
  milliseconds: number,
  work: () => Promise<Outcome>,
): () => Promise<Outcome> {
  let last: Promise<Outcome> | undefined;
  let until = 0;
  return () => {
    if (last === undefined || Date.now() >= until) {
      last = work();
      until = Date.now() + milliseconds;
    }
    return last;
  };
}
