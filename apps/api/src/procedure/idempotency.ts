import { createHash } from "node:crypto";
import { type SealedBox, sealedBox, type Tenant } from "@bailiwick/db";
import { idempotencyKeyReused, Refused } from "@bailiwick/domain";
import type { RequestContext } from "./context.ts";

type Call = { readonly ctx: RequestContext; readonly input: unknown; readonly path: string };

/** Encrypts the answers that are kept, under this instance's secret. */
export const keptAnswers = (instanceSecret: string): SealedBox =>
  sealedBox(instanceSecret, "bailiwick kept answers");

/** What an encrypted answer starts with. Earlier releases stored answers as they are, in JSON. */
const mark = "sealed:";

/**
 * Runs a change at most once for an idempotency key: a repeat by the same actor gets the stored answer, read in the
 * same transaction; the same key with a different request is refused. Without a key it just runs.
 */
export async function replay(
  { ctx, input, path }: Call,
  { sql }: Pick<Tenant, "sql">,
  actorId: string,
  change: () => Promise<unknown>,
): Promise<unknown> {
  if (ctx.idempotencyKey === null) return change();
  // One key can come with a batch; each of its operations has its own.
  const key = createHash("sha256").update(`${path}\n${ctx.idempotencyKey}`).digest("hex");
  const request = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const { keptAnswers: box } = ctx.instance;
  const about = `${actorId} ${key}`;
  const read = (kept: string) => (kept.startsWith(mark) ? box.open(kept.slice(mark.length), about) : kept);
  await sql("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${actorId} ${key}`]);
  const [earlier] = await sql<{ request: string; response: string }>(
    "SELECT request, response FROM idempotency WHERE actor_id = $1 AND key = $2",
    [actorId, key],
  );
  if (earlier !== undefined) {
    if (earlier.request !== request) throw new Refused(idempotencyKeyReused);
    return JSON.parse(read(earlier.response));
  }
  const response = await change();
  await sql("INSERT INTO idempotency (actor_id, key, request, response) VALUES ($1, $2, $3, $4)", [
    actorId,
    key,
    request,
    mark + box.seal(JSON.stringify(response), about),
  ]);
  return response;
}
