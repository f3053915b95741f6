import { type AnyTRPCRouter, getTRPCErrorShape, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { RequestContext } from "../procedure/context.ts";
import { toTRPCError } from "../procedure/errors.ts";
import type { Call, Calls } from "./calls.ts";
import type { Observe } from "./monitoring.ts";

/** An HTTP status, and the JSON of the body. */
export type Answer = { readonly status: number; readonly body: unknown };

/**
 * Runs the operations of a request and answers in tRPC's wire format; a batch runs concurrently and is answered in
 * order. Each is counted by `observe`.
 */
export async function answer(
  router: AnyTRPCRouter,
  ctx: RequestContext,
  { isBatch, calls }: Calls,
  observe: Observe,
): Promise<Answer> {
  const answers = await Promise.all(calls.map((call, at) => answerOne(router, ctx, call, at, observe)));
  const [first] = answers;
  if (!isBatch && first !== undefined) return first;
  const statuses = new Set(answers.map((one) => one.status));
  // "Multi-Status": each has its own inside.
  const status = statuses.size === 1 ? (first?.status ?? 200) : 207;
  return { status, body: answers.map((one) => one.body) };
}

async function answerOne(
  router: AnyTRPCRouter,
  ctx: RequestContext,
  { path, procedure, input }: Call,
  batchIndex: number,
  observe: Observe,
): Promise<Answer> {
  const { type } = procedure._def;
  try {
    const data: unknown = await observe(path, () =>
      procedure({
        path,
        ctx,
        type,
        batchIndex,
        signal: undefined,
        getRawInput: () => Promise.resolve(input),
      }),
    );
    return { status: 200, body: { result: { data } } };
  } catch (thrown) {
    const error = thrown instanceof TRPCError ? thrown : toTRPCError(thrown);
    const shape = getTRPCErrorShape({ config: router._def._config, error, type, path, input, ctx });
    return { status: getHTTPStatusCodeFromError(error), body: { error: shape } };
  }
}
