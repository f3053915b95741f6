import type { Statement } from "@bailiwick/db";
import type { Person } from "@bailiwick/domain";
import {
  initTRPC,
  type TRPCMutationProcedure,
  type TRPCQueryProcedure,
  type TRPCSubscriptionProcedure,
} from "@trpc/server";
import type { QueryResultRow } from "pg";
import type { z } from "zod";
import type { RequestContext } from "./context.ts";
import { isFault, toTRPCError, wireError } from "./errors.ts";
import { type Aim, type AuditByInput, forInput, type Meta, type NeedsByInput } from "./needs.ts";
import {
  type Change,
  type FirstQuery,
  type PublicContext,
  runPublic,
  runTenant,
  type VerbContext,
} from "./run.ts";

/** How often a quiet stream says that it is there, in milliseconds: a proxy cuts what says nothing for half a minute. */
export const pingMs = 20_000;

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    sse: { ping: { enabled: true, intervalMs: pingMs }, client: { reconnectAfterInactivityMs: 3 * pingMs } },
    errorFormatter: ({ shape, error }) => {
      const data = wireError(error);
      return { ...shape, message: data.message, data };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

type InWorkspace = { readonly workspace: string };
type InOrganization = { readonly organization: string };

type ContextOf<N, Input> = N extends "public"
  ? PublicContext
  : VerbContext<Input> & (N extends "signedIn" ? { readonly person: Person } : unknown);
type Verb<N, Input, O extends z.ZodType, More = unknown> = (call: {
  readonly ctx: ContextOf<N, Input> & More;
  readonly input: Input;
}) => Promise<z.input<O>>;
/** A verb for each level at which there is the act, where they differ. */
type VerbsByScope<N, Input, O extends z.ZodType, W = unknown, Org = unknown> = {
  readonly workspace: Verb<N, Extract<Input, InWorkspace>, O, W>;
  readonly organization: Verb<N, Extract<Input, InOrganization>, O, Org>;
};
type Ahead<Input, Row extends QueryResultRow> = (input: Input) => Statement<Row>;
type Rows<Row> = { readonly rows: readonly Row[] };
type Definition<I extends z.ZodType, O extends z.ZodType> = {
  input: z.input<I>;
  output: z.output<O>;
  meta: Meta;
};
/** Verbs about the caller's own things need a person; `aim` tells what a refused attempt was aimed at. */
type Options<Input> = { readonly aim?: Aim<Input> };

/** tRPC awaits a schema's own promise, which takes four times as long; none of our shapes waits for anything. */
const parserOf = (schema: z.ZodType) => (value: unknown) => schema.parse(value);

/**
 * Starts a procedure: what it needs, and for a change, the audit action that it records, both of which may depend on what
 * its input names. The verb runs inside the tenant transaction of that, after the needed permission was decided; what it
 * throws rolls back. The wrapping is around the verb and not a middleware: tRPC's `next()` hands errors back instead of
 * throwing them, and a transaction around it would commit a failed change.
 */
export function procedure<const N extends Exclude<NeedsByInput, "dryRun">>(
  needs: N,
  audit: AuditByInput | null = null,
) {
  return {
    input: <I extends z.ZodType>(input: I, { aim }: Options<z.output<I>> = {}) => ({
      output: <O extends z.ZodType>(output: O) => {
        const meta: Meta = { needs, audit, aim: aim as Aim | undefined };
        const base = t.procedure.meta(meta).input(parserOf(input)).output(parserOf(output));
        const resolve =
          (verbs: object, changes: boolean, firsts?: object) =>
          async (call: { ctx: RequestContext; input: unknown; path: string }) => {
            try {
              const run = needs === "public" ? runPublic : runTenant;
              const verb = forInput(verbs, call.input) as never;
              const firstQuery = firsts && (forInput(firsts, call.input) as FirstQuery);
              return await run({ ...call, meta, changes, firstQuery, verb });
            } catch (error) {
              const refused = toTRPCError(error);
              if (isFault(refused)) call.ctx.report(error);
              throw refused;
            }
          };
        const query = (verbs: object, firsts?: object) =>
          base.query(resolve(verbs, false, firsts) as never) as unknown as TRPCQueryProcedure<
            Definition<I, O>
          >;
        type Input = z.output<I>;
        return {
          query: (verbs: Verb<N, Input, O> | VerbsByScope<N, Input, O>) => query(verbs),
          /** A query whose first statement needs only its input: it saves a round trip, and `ctx.rows` are its rows. */
          firstQuery: <Row extends QueryResultRow>(statement: Ahead<Input, Row>) => ({
            query: (verb: Verb<N, Input, O, Rows<Row>>) => query(verb, statement),
          }),
          /** The same, where statement and verb differ by level. */
          firstQueries: <W extends QueryResultRow, Org extends QueryResultRow>(statements: {
            readonly workspace: Ahead<Extract<Input, InWorkspace>, W>;
            readonly organization: Ahead<Extract<Input, InOrganization>, Org>;
          }) => ({
            query: (verbs: VerbsByScope<N, Input, O, Rows<W>, Rows<Org>>) => query(verbs, statements),
          }),
          mutation: (verbs: Verb<N, Input, O> | VerbsByScope<N, Input, O>) => {
            const made = base.mutation(resolve(verbs, true) as never);
            const verb: Change["verb"] = (call) =>
              (forInput(verbs as object, call.input) as Change["verb"])(call);
            changes.set(made, { meta, verb });
            return made as unknown as TRPCMutationProcedure<Definition<I, O>>;
          },
        };
      },
    }),
  };
}

const changes = new WeakMap<object, Change>();

/** What a mutation is made of, for {@link rehearsal}. */
export function changeOf(mutation: object): Change {
  const change = changes.get(mutation);
  if (change === undefined) throw new Error("this procedure changes nothing");
  return change;
}

/**
 * Starts a procedure that runs another one's change and undoes it (dry-run.ts). A POST, as it takes the lock of a change;
 * it records nothing, as nothing happens.
 */
export function dryRunOf<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  show: (call: { readonly ctx: RequestContext; readonly input: z.output<I> }) => Promise<z.input<O>>,
) {
  const meta: Meta = { needs: "dryRun", audit: null };
  return t.procedure
    .meta(meta)
    .input(parserOf(input))
    .output(parserOf(output))
    .mutation(async ({ ctx, input: read }) => {
      try {
        return await show({ ctx, input: read as z.output<I> });
      } catch (error) {
        const refused = toTRPCError(error);
        if (isFault(refused)) ctx.report(error);
        throw refused;
      }
    }) as unknown as TRPCMutationProcedure<Definition<I, O>>;
}

/**
 * A stream of what happens, to one caller. It says itself what it needs, as it has to ask again at every event: an
 * authority that is gone ends it.
 */
export function subscription<I extends z.ZodType, Event>(
  input: I,
  stream: (call: {
    readonly ctx: RequestContext;
    readonly input: z.output<I>;
    readonly signal: AbortSignal | undefined;
  }) => AsyncGenerator<Event>,
) {
  const meta: Meta = { needs: "signedIn", audit: null };
  return t.procedure
    .meta(meta)
    .input(parserOf(input))
    .subscription(async function* ({ ctx, input: read, signal }) {
      try {
        yield* stream({ ctx, input: read as z.output<I>, signal });
      } catch (error) {
        const refused = toTRPCError(error);
        if (refused.code === "INTERNAL_SERVER_ERROR") ctx.report(error);
        throw refused;
      }
    }) as unknown as TRPCSubscriptionProcedure<{
    input: z.input<I>;
    output: AsyncIterable<Event, void, unknown>;
    meta: Meta;
  }>;
}
