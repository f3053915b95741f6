import type { AuditAction, PermissionName } from "@bailiwick/domain";
import { initTRPC, type TRPCMutationProcedure, type TRPCQueryProcedure } from "@trpc/server";
import type { z } from "zod";
import type { RequestContext } from "./context.ts";
import { toTRPCError, wireError } from "./errors.ts";
import { type PublicContext, runPublic, runTenant, type VerbContext } from "./run.ts";

/** What a procedure asks of its caller. `signedIn` ones touch no tenant's rows, only narrow functions. */
export type Needs = PermissionName | "public" | "signedIn";

/** What the mounted router knows of each procedure; the tests that walk it read this. */
export type Meta = { readonly needs: Needs; readonly audit: AuditAction | null };

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const data = wireError(error);
      return { ...shape, message: data.message, data };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

type ContextOf<N extends Needs, Input> = N extends "public" ? PublicContext : VerbContext<Input>;
type Verb<N extends Needs, I extends z.ZodType, O extends z.ZodType> = (call: {
  readonly ctx: ContextOf<N, z.output<I>>;
  readonly input: z.output<I>;
}) => Promise<z.input<O>>;
type Definition<I extends z.ZodType, O extends z.ZodType> = {
  input: z.input<I>;
  output: z.output<O>;
  meta: Meta;
};

/**
 * Starts a procedure: what it needs, and for a change, the audit action that it records. The verb runs inside the
 * tenant transaction of what its input names, after the needed permission was decided; what it throws rolls back.
 * The wrapping is around the verb and not a middleware: tRPC's `next()` hands errors back instead of throwing them,
 * and a transaction around it would commit a failed change.
 */
export function procedure<N extends Needs>(needs: N, audit: AuditAction | null = null) {
  const meta: Meta = { needs, audit };
  return {
    input: <I extends z.ZodType>(input: I) => ({
      output: <O extends z.ZodType>(output: O) => {
        const base = t.procedure.meta(meta).input(input).output(output);
        const resolve =
          (verb: Verb<N, I, O>, changes: boolean) =>
          async (call: { ctx: RequestContext; input: unknown; path: string }) => {
            try {
              const run = needs === "public" ? runPublic : runTenant;
              return await run({ ...call, meta, changes, verb: verb as never });
            } catch (error) {
              const refused = toTRPCError(error);
              if (refused.code === "INTERNAL_SERVER_ERROR") call.ctx.report(error);
              throw refused;
            }
          };
        return {
          query: (verb: Verb<N, I, O>) =>
            base.query(resolve(verb, false) as never) as unknown as TRPCQueryProcedure<Definition<I, O>>,
          mutation: (verb: Verb<N, I, O>) =>
            base.mutation(resolve(verb, true) as never) as unknown as TRPCMutationProcedure<Definition<I, O>>,
        };
      },
    }),
  };
}
