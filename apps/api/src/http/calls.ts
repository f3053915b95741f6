import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import type { FastifyRequest } from "fastify";

/** One operation of a request. */
export type Call = { readonly path: string; readonly input: unknown; readonly procedure: AnyTRPCProcedure };

/** The operations of a request: one, or a batch that is answered with a list. */
export type Calls = { readonly isBatch: boolean; readonly calls: readonly Call[] };

/** The maximum number of calls in one request. */
export const maxBatchSize = 10;

const types: Readonly<Record<string, string>> = { GET: "query", POST: "mutation" };

/**
 * Parses the common case in tRPC's wire format: queries by GET with their inputs as JSON in the query, or mutations by
 * POST with their inputs as a JSON body, batched or not. Null for any other request: a subscription, a stream, or a
 * malformed one.
 */
export function readCalls(router: AnyTRPCRouter, request: FastifyRequest): Calls | null {
  const { method, headers } = request;
  if (headers["trpc-accept"] !== undefined || headers.accept?.includes("application/jsonl")) return null;
  if (method === "POST" && headers["content-type"] !== "application/json") return null;
  const { path } = request.params as { path: string };
  const { batch, input } = request.query as { batch?: unknown; input?: unknown };
  const isBatch = batch === "1";
  const paths = isBatch ? path.split(",") : [path];
  if (paths.length > maxBatchSize) return null;
  const inputs = readInputs(method === "GET" ? input : request.body, paths, isBatch);
  if (inputs === null) return null;
  const calls: Call[] = [];
  for (const [at, name] of paths.entries()) {
    const procedure = find(router, name);
    if (procedure === undefined || procedure._def.type !== types[method]) return null;
    calls.push({ path: name, procedure, input: inputs[at] });
  }
  return { isBatch, calls };
}

function find({ _def }: AnyTRPCRouter, path: string): AnyTRPCProcedure | undefined {
  const procedures = _def.procedures as Readonly<Record<string, AnyTRPCProcedure>>;
  return Object.hasOwn(procedures, path) ? procedures[path] : undefined;
}

/** The input of each operation; null if they can't be determined. */
function readInputs(text: unknown, paths: readonly string[], isBatch: boolean): unknown[] | null {
  if (text === undefined || text === null || text === "") return [];
  if (typeof text !== "string") return null;
  let inputs: unknown;
  try {
    inputs = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isBatch) return [inputs];
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) return null;
  const byIndex = inputs as Readonly<Record<number, unknown>>;
  return paths.map((_, at) => byIndex[at]);
}
