import {
  type Entry,
  type Read,
  type Statement,
  type Tenant,
  type TenantContext,
  tenantTransaction,
} from "@bailiwick/db";
import {
  type Actor,
  type ActorWorkspace,
  type Blueprint,
  can,
  demand,
  demandPerson,
  noRoles,
  notFound,
  type Person,
  type Principal,
  permissionSet,
  personOf,
  principalId,
  type Refusal,
  Refused,
  refuse,
  signInFirst,
} from "@bailiwick/domain";
import type { QueryResultRow } from "pg";
import { tellOf } from "../live/notice.ts";
import type { InstanceSettings, RequestContext } from "./context.ts";
import { replay } from "./idempotency.ts";
import { demandPresentName } from "./moved.ts";
import { auditOf, doorOf, type Meta, type Needs, needsOf } from "./needs.ts";
import { demandOwnSession } from "./own-session.ts";
import { demandLetIn } from "./policy.ts";
import { recordRefusal, recordStray } from "./refused.ts";

/** The context of a public verb. */
export type PublicContext = { readonly instance: InstanceSettings };

/**
 * The context of a verb that is called with a mailed link: the person, if they are signed in, and their client's
 * address.
 */
export type LinkContext = PublicContext &
  Pick<Tenant, "sql"> & { readonly person: Person | null; readonly ip: string | null };

type NamesWorkspace = { readonly workspace: string };
type NamesOrganization = { readonly organization: string };

/**
 * The context of a verb: the open transaction, the actor, and the places of its input; null for what the input does not
 * name.
 */
export type VerbContext<Input> = PublicContext &
  Pick<Tenant, "sql" | "prisma" | "record"> &
  Pick<RequestContext, "freshToken" | "giveToken" | "tokenHash" | "locale" | "ip"> & {
    /** Runs once this call's change is committed; not at all if it is not. */
    readonly afterCommit: (effect: () => void) => void;
    readonly principal: Principal;
    readonly actor: Actor;
    /** The database's clock at the start of the transaction. */
    readonly now: Date;
    readonly workspace: Input extends NamesWorkspace ? ActorWorkspace : null;
    readonly organization: Input extends NamesWorkspace | NamesOrganization
      ? NonNullable<TenantContext["organization"]>
      : null;
    readonly blueprint: Input extends NamesWorkspace | NamesOrganization ? Blueprint : null;
    /** Whether a team has a role in the workspace. */
    readonly hasTeams: boolean;
  };

/** The context of a verb that a machine calls: it is the actor, and the place is where it is. */
export type MachineContext = VerbContext<NamesWorkspace>;

/** The parts of a mutation: what it needs and records, and its verb. */
export type Change = {
  readonly meta: Meta;
  readonly verb: (call: { ctx: unknown; input: unknown }) => Promise<unknown>;
};

/** A query's first statement; see tenantRead. */
export type FirstQuery = (input: never) => Statement<QueryResultRow> | null;

type Run = Change & {
  readonly firstQuery?: FirstQuery | undefined;
  readonly ctx: RequestContext;
  readonly input: unknown;
  readonly path: string;
  readonly changes: boolean;
};

/** Runs a public verb. */
export function runPublic({ ctx, input, verb }: Run): Promise<unknown> {
  return verb({ ctx: { instance: ctx.instance } satisfies PublicContext, input });
}

/**
 * Runs a verb that is called with a mailed link, in a transaction without a place: its functions decide what the link
 * allows.
 */
export function runLink(run: Run): Promise<unknown> {
  const { instance, ip, pool, read, live } = run.ctx;
  const body = ({ entered: { principal }, sql }: Tenant) =>
    run.verb({
      ctx: { instance, ip, sql, person: principal && personOf(principal) } satisfies LinkContext,
      input: run.input,
    });
  return run.changes ? tenantTransaction(pool, entryOf(run), body, tellOf(live)) : read(entryOf(run), body);
}

/** Runs a verb in the tenant transaction of its input's place. A refused change is recorded separately. */
export async function runTenant(run: Run): Promise<unknown> {
  const entry = entryOf(run);
  let effects: (() => void)[] = [];
  let isStray = false;
  try {
    const { pool, read, live } = run.ctx;
    const open: Read = run.changes
      ? (at, body) => tenantTransaction(pool, at, (tenant) => body(tenant, []), tellOf(live))
      : read;
    const answer = await open(
      entry,
      async (tenant, rows) => {
        effects = [];
        isStray = tenant.entered.isStray;
        const ctx = admitted(run, tenant, {
          afterCommit: (effect) => effects.push(effect),
        });
        return run.changes
          ? replay(run, tenant, ctx.actor.id, () => run.verb({ ctx, input: run.input }))
          : run.verb({ ctx: { ...ctx, rows }, input: run.input });
      },
      run.firstQuery?.(run.input as never),
    );
    for (const effect of effects) effect();
    return answer;
  } catch (error) {
    if (isStray) await recordStray(run, entry);
    if (run.changes && auditOf(run.meta, run.input) !== null) await recordRefusal(run, entry, error);
    throw error;
  }
}

/** The context of a verb before its input's type is known. */
type Admitted = Omit<VerbContext<unknown>, "workspace" | "organization" | "blueprint"> &
  Pick<Actor, "workspace" | "blueprint"> &
  Pick<TenantContext, "organization"> & { readonly person: Person | null };

/** Lets the caller in and builds the verb's context, or throws the reason. */
export function admitted(
  { ctx, meta, input, changes }: Pick<Run, "ctx" | "meta" | "input" | "changes">,
  { entered, sql, prisma, record }: Tenant,
  { afterCommit }: Pick<VerbContext<unknown>, "afterCommit">,
): Admitted {
  const needs = needsOf(meta, input, entered.actor?.blueprint);
  const { principal, organization, hasTeams, now } = entered;
  if (principal === null) throw new Refused(strangerTo(needs, ctx));
  const person = personOf(principal);
  // Keys can't use what belongs to a person, wherever they are.
  if (needs === "signedIn" && person === null) throw new Refused(signInFirst);
  if (needs === "signedIn" && changes && meta.inConnected !== true) demandOwnSession(principal);
  demandLetIn(entered, ctx.ip);
  const actor = needs === "machine" ? admitMachine(entered, principal) : admit(entered, principal, needs);
  if (meta.byPeople === true) demandPerson(principal);
  const { instance, freshToken, giveToken, tokenHash, locale, ip } = ctx;
  const { blueprint, workspace } = actor;
  if (ctx.followsNames) demandPresentName(input, organization, workspace);
  return {
    instance,
    freshToken,
    giveToken,
    tokenHash,
    locale,
    ip,
    afterCommit,
    sql,
    prisma,
    record,
    principal,
    person,
    actor,
    now,
    workspace,
    organization,
    blueprint,
    hasTeams,
  };
}

/** The entry of a call's transaction. */
export function entryOf({
  ctx,
  input,
  meta,
  changes,
}: Pick<Run, "ctx" | "input" | "meta" | "changes">): Entry {
  const needs = needsOf(meta, input);
  const named =
    needs === "signedIn" || needs === "link" || needs === "machine"
      ? {}
      : ((input ?? {}) as Partial<NamesWorkspace & NamesOrganization>);
  return {
    tokenHash: ctx.tokenHash,
    organization: named.organization ?? null,
    workspace: named.workspace ?? null,
    ip: ctx.ip,
    actingAs: doorOf(needs),
    // What a machine reports concerns no one else: thousands of them must not wait for each other.
    forChange: changes && needs !== "machine",
    isBackground: ctx.isBackground,
  };
}

/** Lets the caller in, or throws the reason: no session, nothing visible, or a missing permission. */
function admit(entered: TenantContext, principal: Principal, needs: Exclude<Needs, "machine">): Actor {
  if (entered.outcome === "unauthenticated") throw new Refused(signInFirst);
  if (entered.outcome === "not_found") throw new Refused(notFound);
  const actor = entered.actor ?? outsider(principal);
  if (needs !== "signedIn" && needs !== "public" && needs !== "link" && needs !== "dryRun")
    demand(can(actor, needs));
  return actor;
}

/** Why a caller is no one: a machine's credential that is not known any more is a machine's that was unregistered (C33). */
function strangerTo(needs: Needs, { tokenHash }: Pick<RequestContext, "tokenHash">): Refusal {
  return needs === "machine" && tokenHash !== null ? refuse("machine_unregistered") : signInFirst;
}

/** Lets a machine in, or throws the reason: not a machine, or one whose workspace is pending deletion (C30, C31). */
function admitMachine({ actor, organization, workspaceState }: TenantContext, principal: Principal): Actor {
  if (principal.kind !== "key" || principal.key.level !== "machine")
    throw new Refused(refuse("only_machine"));
  if (workspaceState === "pending_deletion" || organization?.state === "pending_deletion")
    throw new Refused(refuse("workspace_pending_deletion", { to: "report" }));
  if (actor === null) throw new Refused(notFound);
  return actor;
}

/** A caller who acts as platform admin without being one: holds nothing, and the refusal says so. */
function outsider(principal: Principal): Actor {
  const nowhere = {
    blueprint: null,
    roles: noRoles,
    organizationRole: null,
    workspaceRole: null,
    workspace: null,
  };
  const { kind } = principal;
  return { kind, id: principalId(principal), permissions: permissionSet.none, ...nowhere };
}
