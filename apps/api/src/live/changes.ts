import { FollowChanges, type LiveEvent } from "@bailiwick/contracts";
import type { TenantContext } from "@bailiwick/db";
import {
  can,
  demand,
  type ErrorCode,
  notFound,
  permission,
  personOf,
  Refused,
  signInFirst,
  unavailable,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { RequestContext } from "../procedure/context.ts";
import { refusalOf } from "../procedure/errors.ts";
import { demandLetIn } from "../procedure/policy.ts";
import { subscription } from "../procedure/trpc.ts";
import type { Notice } from "./notice.ts";
import { debounceMs, longestMs, recheckMs, until } from "./until.ts";

const workspaceRead = permission("workspace:read");
const organizationRead = permission("organization:read");
const organizationAuditRead = permission("organization_audit:read");

type Place = z.output<typeof FollowChanges>;
type Event = z.infer<typeof LiveEvent>;

/** The refusals that mean that access is gone. Any other failure is transient and says nothing about it. */
const losses: ReadonlySet<ErrorCode> = new Set([
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  // Deleted, for people who could restore it.
  "WRONG_STATE",
]);

/** Ends a stream such that its reader opens another: one that ends without an error is final. */
export const openAgain = new Refused(unavailable);

/**
 * Notifies a console when what it shows has changed, and immediately when its access is gone: access is checked again at
 * every change, as for every request, for all consoles together. A failed check ends the stream with that error. The
 * notice does not contain the change; the console reads it with its current permissions.
 */
export const changes = subscription(
  FollowChanges,
  async function* ({ ctx, input, signal }): AsyncGenerator<Event> {
    let entered = await look(ctx, input);
    const nouns = new Set<string>();
    let everything = false;
    let wake: () => void = () => undefined;
    const unsubscribe = ctx.live.subscribe((notice) => {
      if (notice === null) everything = true;
      else if (concerns(notice, entered)) for (const noun of notice.nouns) nouns.add(noun);
      else return;
      wake();
    });
    const ended = AbortSignal.any([
      ...(signal === undefined ? [] : [signal]),
      ctx.live.stopping,
      AbortSignal.timeout(longestMs),
    ]);
    try {
      yield { kind: "open" };
      while (!ended.aborted) {
        if (nouns.size === 0 && !everything) {
          await until(recheckMs, ended, (woken) => {
            wake = woken;
          });
        }
        if (ended.aborted) break;
        if (nouns.size > 0 || everything) await until(debounceMs, ended, () => undefined);
        try {
          entered = await look(ctx, input);
        } catch (error) {
          const { code, reason, message } = refusalOf(error);
          if (!losses.has(code)) throw error;
          yield { kind: "lost", code, reason, message, nouns: [...nouns] };
          return;
        }
        if (nouns.size === 0 && !everything) continue;
        const changed = everything ? [] : [...nouns];
        nouns.clear();
        everything = false;
        yield { kind: "changed", nouns: changed };
      }
      if (signal?.aborted !== true) throw openAgain;
    } finally {
      unsubscribe();
    }
  },
);

/** Enters as the caller, now. @throws Refused if they can't be here (any more). */
async function look(
  { recheck, tokenHash, ip }: RequestContext,
  { workspace, organization }: Place,
): Promise<TenantContext> {
  const place = {
    organization: workspace === undefined ? (organization ?? null) : null,
    workspace: workspace ?? null,
  };
  const entry = {
    tokenHash,
    ip,
    actingAs: "member",
    forChange: false,
    isBackground: true,
    ...place,
  } as const;
  const entered = await recheck(entry);
  if (entered.outcome === "unauthenticated") throw new Refused(signInFirst);
  demandLetIn(entered, ip);
  if (entered.actor === null) throw new Refused(notFound);
  if (workspace !== undefined) demand(can(entered.actor, workspaceRead));
  else if (organization !== undefined) demand(can(entered.actor, organizationRead));
  return entered;
}

/** Does it concern the person, their workspace, or the organization as a whole? */
function concerns(notice: Notice, { principal, organization, actor }: TenantContext): boolean {
  const person = principal && personOf(principal);
  if (person !== null && notice.people.includes(person.id)) return true;
  if (notice.organization === null || notice.organization !== organization?.id) return false;
  if (notice.workspace === null) return true;
  if (actor?.workspace != null) return notice.workspace === actor.workspace.id;
  // For its workspaces, an organization's page shows only which exist, unless the reader can read the whole log.
  return notice.nouns.includes("workspace") || (actor !== null && can(actor, organizationAuditRead).allowed);
}
