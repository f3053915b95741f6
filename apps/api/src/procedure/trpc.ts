import type { Statement } from "@bailiwick/db";
import type { AuditAction, PermissionName } from "@bailiwick/domain";
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
import {
  type Change,
  type FirstQuery,
  type PublicContext,
  runPublic,
  runTenant,
  type VerbContext,
} from "./run.ts";

/**
 * What a procedure asks of its caller. `signedIn` ones touch no tenant's rows, only narrow functions. What a rehearsal
 * needs is what the change needs that it rehearses.
 */
export type Needs = PermissionName | "public" | "signedIn" | "dryRun";

/** What the mounted router knows of each procedure; the tests that walk it read this. */
export type Meta = { readonly needs: Needs; readonly audit: AuditAction | null };

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

type ContextOf<N extends Needs, Input> = N extends "public" ? PublicContext : VerbContext<Input>;
type Verb<N extends Needs, I extends z.ZodType, O extends z.ZodType, More = unknown> = (call: {
  readonly ctx: ContextOf<N, z.output<I>> & More;
  readonly input: z.output<I>;
}) => Promise<z.input<O>>;
type Definition<I extends z.ZodType, O extends z.ZodType> = {
  input: z.input<I>;
  output: z.output<O>;
  meta: Meta;
};

/** tRPC awaits a schema's own promise, which takes four times as long; none of our shapes waits for anything. */
const parserOf = (schema: z.ZodType) => (value: unknown) => schema.parse(value);

/**
 * Starts a procedure: what it needs, and for a change, the audit action that it records. The verb runs inside the
 * tenant transaction of what its input names, after the needed permission was decided; what it throws rolls back.
 * The wrapping is around the verb and not a middleware: tRPC's `next()` hands errors back instead of throwing them,
 * and a transaction around it would commit a failed change.
 */
export function procedure<N extends Exclude<Needs, "dryRun">>(needs: N, audit: AuditAction | null = null) {
  const meta: Meta = { needs, audit };
  return {
    input: <I extends z.ZodType>(input: I) => ({
      output: <O extends z.ZodType>(output: O) => {
        const base = t.procedure.meta(meta).input(parserOf(input)).output(parserOf(output));
        const resolve =
          (verb: object, changes: boolean, firstQuery?: FirstQuery) =>
          async (call: { ctx: RequestContext; input: unknown; path: string }) => {
            try {
              const run = needs === "public" ? runPublic : runTenant;
              return await run({ ...call, meta, changes, firstQuery, verb: verb as never });
            } catch (error) {
              const refused = toTRPCError(error);
              if (isFault(refused)) call.ctx.report(error);
              throw refused;
            }
          };
        const query = (verb: object, firstQuery?: FirstQuery) =>
          base.query(resolve(verb, false, firstQuery) as never) as unknown as TRPCQueryProcedure<
            Definition<I, O>
          >;
        return {
          query: (verb: Verb<N, I, O>) => query(verb),
          /** A query whose first statement needs only its input: it saves a round trip, and `ctx.rows` are its rows. */
          firstQuery: <Row extends QueryResultRow>(statement: (input: z.output<I>) => Statement<Row>) => ({
            query: (verb: Verb<N, I, O, { readonly rows: readonly Row[] }>) => query(verb, statement),
          }),
          mutation: (verb: Verb<N, I, O>) => {
            const made = base.mutation(resolve(verb, true) as never);
            changes.set(made, { meta, verb: verb as never });
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
