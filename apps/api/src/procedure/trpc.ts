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
  type LinkContext,
  type MachineContext,
  type PublicContext,
  runLink,
  runPublic,
  runTenant,
  type VerbContext,
} from "./run.ts";

/**
 * The interval of pings on a quiet stream, in milliseconds: a proxy cuts off a stream that is silent for half a minute.
 */
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
  : N extends "link"
    ? LinkContext
    : N extends "machine"
      ? MachineContext
      : VerbContext<Input> & (N extends "signedIn" ? { readonly person: Person } : unknown);
type Verb<N, Input, O extends z.ZodType, More = unknown> = (call: {
  readonly ctx: ContextOf<N, Input> & More;
  readonly input: Input;
}) => Promise<z.input<O>>;
/** A verb for each level, where they differ. */
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
/**
 * Verbs about the caller's own data need a person; `aim` determines the target of a refused attempt. `inConnected`: a session that a
 * connection made can do it, too. `byPeople`: no key can do it, whatever it holds.
 */
type Options<Input> = {
  readonly aim?: Aim<Input>;
  readonly inConnected?: true;
  readonly byPeople?: true;
};

/** tRPC awaits a schema's promise, which takes four times as long; none of our schemas is asynchronous. */
const parserOf = (schema: z.ZodType) => (value: unknown) => schema.parse(value);

/**
 * Starts a procedure: what it needs and, for a change, the audit action that it records, both of which can depend on
 * its input's place. The verb runs inside that place's tenant transaction, after the permission check; anything it
 * throws rolls back. The wrapping is around the verb and not a middleware: tRPC's `next()` returns errors instead of
 * throwing them, and a transaction around it would commit a failed change.
 */
export function procedure<const N extends Exclude<NeedsByInput, "dryRun">>(
  needs: N,
  audit: AuditByInput | null = null,
) {
  return {
    input: <I extends z.ZodType>(input: I, { aim, inConnected, byPeople }: Options<z.output<I>> = {}) => ({
      output: <O extends z.ZodType>(output: O) => {
        const meta: Meta = {
          needs,
          audit,
          aim: aim as Aim | undefined,
          inConnected,
          byPeople,
          input,
          output,
        };
        const base = t.procedure.meta(meta).input(parserOf(input)).output(parserOf(output));
        const resolve =
          (verbs: object, changes: boolean, firsts?: object) =>
          async (call: { ctx: RequestContext; input: unknown; path: string }) => {
            try {
              const run = needs === "public" ? runPublic : needs === "link" ? runLink : runTenant;
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
          /** A query that needs nothing but what its entry read: who calls, where, and what they hold. */
          answer: (verb: Verb<N, Input, O>) => query(verb, noStatement),
          /**
           * A query whose first statement needs only its input: this saves a round trip, and `ctx.rows` are its rows.
           */
          firstQuery: <Row extends QueryResultRow>(statement: Ahead<Input, Row>) => ({
            query: (verb: Verb<N, Input, O, Rows<Row>>) => query(verb, statement),
          }),
          /** The same, for statements and verbs that differ by level. */
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

const noStatement = () => null;

const changes = new WeakMap<object, Change>();

/** The parts of a mutation, for {@link rehearsal}. */
export function changeOf(mutation: object): Change {
  const change = changes.get(mutation);
  if (change === undefined) throw new Error("this procedure changes nothing");
  return change;
}

/**
 * Starts a procedure that runs another procedure's change and rolls it back (dry-run.ts). A POST, because it takes a
 * change's lock; it records nothing, because nothing happens. `runs` is the change's path, if the input doesn't name it.
 */
export function dryRunOf<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  show: (call: { readonly ctx: RequestContext; readonly input: z.output<I> }) => Promise<z.input<O>>,
  runs?: string,
) {
  const meta: Meta = { needs: "dryRun", audit: null, runs, input, output };
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
 * A stream of events to one caller. It checks its own needs, because it has to check again at every event: losing the
 * authority ends it.
 */
export function subscription<I extends z.ZodType, Event>(
  input: I,
  stream: (call: {
    readonly ctx: RequestContext;
    readonly input: z.output<I>;
    readonly signal: AbortSignal | undefined;
  }) => AsyncGenerator<Event>,
) {
  const meta: Meta = { needs: "signedIn", audit: null, input, output: null };
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
