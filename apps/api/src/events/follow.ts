import { atPlace, type Event, FollowEvents } from "@bailiwick/contracts";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";
import { openAgain } from "../live/changes.ts";
import { debounceMs, longestMs, recheckMs, until } from "../live/until.ts";
import { createCaller, procedure, router, subscription } from "../procedure/trpc.ts";
import { list } from "./list.ts";

type Told = z.infer<typeof Event>;

const Start = z.object({ organization: z.uuid(), newest: z.int().min(0) });

/** Whose events they are, and the number of the last one. Only for the stream itself. */
const start = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(atPlace({}))
  .output(Start)
  .query(async ({ ctx }) => {
    const [head] = await ctx.sql<{ newest: string | null }>(
      "SELECT max(seq) AS newest FROM audit_entry WHERE org_id = authz.org_id()",
    );
    return { organization: ctx.organization.id, newest: Number(head?.newest ?? 0) };
  });

/** Reads as the caller, entering anew each time. */
const readerOf = createCaller(router({ start, list }));
const limit = 1_000;

/**
 * The events as they happen, for programs that can't be called: each with its number as its id, from which a reader that
 * connects again goes on. Every look at the log is a call of its own, so that the stream ends with an error as soon as the
 * credential, its permission or its place is gone.
 */
export const follow = subscription(FollowEvents, async function* ({ ctx, input, signal }): AsyncGenerator<
  TrackedEnvelope<Told>
> {
  const { after, lastEventId, ...place } = input;
  const read = readerOf(ctx);
  const { organization, newest } = await read.start(place);
  let isWoken = false;
  let wake: () => void = () => undefined;
  const unsubscribe = ctx.live.subscribe((notice) => {
    if (notice !== null && notice.organization !== organization) return;
    isWoken = true;
    wake();
  });
  const ended = AbortSignal.any([
    ...(signal === undefined ? [] : [signal]),
    ctx.live.stopping,
    AbortSignal.timeout(longestMs),
  ]);
  try {
    let known = lastEventId === undefined ? (after ?? newest) : Number(lastEventId);
    while (!ended.aborted) {
      isWoken = false;
      const page = await read.list({ ...place, after: known, limit });
      for (const event of page.items) yield tracked(String(event.data.sequence), event);
      known = page.next;
      if (page.items.length === limit) continue;
      if (!isWoken)
        await until(recheckMs, ended, (woken) => {
          wake = woken;
        });
      if (isWoken) await until(debounceMs, ended, () => undefined);
    }
    if (signal?.aborted !== true) throw openAgain;
  } finally {
    unsubscribe();
  }
});
