import { refuse } from "@bailiwick/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import { sendRefusal } from "./replies.ts";

/** How many callers a process counts at a time, some 200 bytes each. */
const maxCallers = 20_000;

/**
 * What a process knows of a caller: what it answered and did not take from the budget yet, what was left then, and whether
 * the credential ever worked.
 */
type Count = {
  readonly key: string;
  answered: number;
  left: number;
  refusedUntil: number;
  taking: Promise<void> | null;
  works: boolean;
};

/**
 * Limits the requests of each credential, and of each address that sends none or a wrong one, over all processes: so many a
 * second, and twice as many in a burst. A process answers a block of requests before it takes them from the budget in the
 * database: a request rarely costs a write, and each process exceeds the budget by a block at most. While the database is
 * away it counts nothing.
 */
export function requestLimit(pool: Pool, perSecond: number) {
  const most = 2 * perSecond;
  const block = Math.max(1, Math.floor(most / 10));
  const counts = new LRUCache<string, Count>({ max: maxCallers });

  const take = async (count: Count): Promise<void> => {
    const { key, answered } = count;
    count.answered = 0;
    const { rows } = await pool.query<{ left: number }>(
      "SELECT identity.spend_requests($1, $2, $3, $4) AS left",
      [key, answered, perSecond, most],
    );
    count.left = rows[0]?.left ?? most;
    if (count.left < 1) count.refusedUntil = performance.now() + ((1 - count.left) / perSecond) * 1_000;
  };

  const countOf = (key: string): Count => {
    const known = counts.get(key);
    if (known !== undefined) return known;
    const count = { key, answered: 0, left: most, refusedUntil: 0, taking: null, works: false };
    counts.set(key, count);
    return count;
  };
  const waitOf = ({ refusedUntil }: Count) =>
    Math.max(0, Math.ceil((refusedUntil - performance.now()) / 1_000));

  /** Counts a request of a caller. Returns how many more are left and, for one too many, the seconds to wait; else 0. */
  const spend = async (count: Count): Promise<{ left: number; wait: number }> => {
    // The requests that come while the budget is asked wait for the answer.
    while (count.taking !== null) await count.taking;
    const wait = waitOf(count);
    if (wait > 0) return { left: 0, wait };
    count.answered += 1;
    if (count.answered >= block) {
      count.taking ??= take(count)
        .catch(() => undefined)
        .finally(() => {
          count.taking = null;
        });
      await count.taking;
    }
    return { left: Math.max(0, Math.floor(count.left) - count.answered), wait: 0 };
  };

  return {
    /** The most requests in a burst, and in how many seconds they are all available again. */
    policy: { most, seconds: most / perSecond },

    /**
     * Counts a request by its credential, or by its address if it has none. An address with too many wrong credentials
     * is refused all that have not worked yet.
     */
    async enter(tokenHash: string | null, address: string): Promise<{ left: number; wait: number }> {
      if (tokenHash === null) return spend(countOf(address));
      const count = countOf(tokenHash);
      const wait = count.works ? 0 : waitOf(countOf(address));
      return wait > 0 ? { left: 0, wait } : spend(count);
    },

    /** Takes note of whether a credential worked: a wrong one counts for its address, which can try as many as it likes. */
    async settle(tokenHash: string | null, address: string, worked: boolean): Promise<void> {
      if (tokenHash === null) return;
      if (worked) countOf(tokenHash).works = true;
      else await spend(countOf(address));
    },
  };
}

export type RequestLimit = ReturnType<typeof requestLimit>;

/** Where every request is counted. Signing in has limits of its own, and the pages and pictures are files. */
const counted = ["/api/trpc/", "/api/v1/", "/access/v1/", "/scim/v2/"];
const isCounted = ({ url }: FastifyRequest) => counted.some((prefix) => url.startsWith(prefix));
const addressOf = ({ clientAddress }: FastifyRequest) => `address ${clientAddress ?? "unknown"}`;

/**
 * Counts every request of the API and refuses those above the limit with 429 and `Retry-After`. The answers say what is left,
 * in the header fields of draft-ietf-httpapi-ratelimit-headers-10.
 */
export function limitRequests(app: FastifyInstance, limit: RequestLimit): void {
  const { most, seconds } = limit.policy;
  const policy = `"requests";q=${most};w=${seconds}`;
  app.addHook("onRequest", async (request, reply) => {
    if (!isCounted(request)) return undefined;
    const { left, wait } = await limit.enter(request.tokenHash, addressOf(request));
    reply.header("ratelimit-policy", policy);
    reply.header("ratelimit", `"requests";r=${left};t=${wait > 0 ? wait : seconds}`);
    if (wait === 0) return undefined;
    return sendRefusal(
      reply.header("retry-after", wait),
      refuse("too_many_requests", { seconds: wait }),
      429,
    );
  });
  app.addHook("onResponse", async (request, reply) => {
    if (!isCounted(request) || reply.statusCode === 429) return;
    await limit.settle(request.tokenHash, addressOf(request), reply.statusCode !== 401);
  });
}
