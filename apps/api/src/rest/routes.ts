import { Refused } from "@bailiwick/domain";
import { type AnyTRPCRouter, TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ApiParts } from "../http/api.ts";
import { httpStatus, sendProblem } from "../http/replies.ts";
import { foreignMethod } from "../http/security.ts";
import type { RequestContext } from "../procedure/context.ts";
import { badKey, contextMaker, hasBadKey } from "../procedure/create-context.ts";
import { passes, refusalOf, toTRPCError } from "../procedure/errors.ts";
import { Moved } from "../procedure/moved.ts";
import { type Address, pathIn, readAddress } from "./address.ts";
import { inputOf, readBody, readQuery } from "./input.ts";
import { finder, operationsOf, root } from "./operations.ts";

/**
 * Mounts every procedure of the router for programs in any language: queries by GET with a parameter for each field,
 * changes by POST with a JSON object, answers as JSON and errors as problems. The same procedures run as for the typed
 * client, with the same credentials and under the same checks.
 */
export async function restRoutes(
  app: FastifyInstance,
  { router, instance, pools, live }: ApiParts,
): Promise<void> {
  const find = finder(operationsOf(router as AnyTRPCRouter));
  const createContext = contextMaker(pools, instance, live, { followsNames: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => done(null, body));
  app.route({
    method: ["GET", "POST"],
    url: "/*",
    handler: async (request, reply) => {
      const [path = "", query = ""] = splitAt(request.url.slice(root.length), "?");
      const address = readAddress(find, path);
      const { operation, workspace } = address;
      const method = request.method === "HEAD" ? "GET" : request.method;
      if (method !== operation.method) {
        const allow = operation.method === "GET" ? "GET, HEAD" : "POST";
        return sendProblem(reply.header("allow", allow), foreignMethod);
      }
      if (hasBadKey(request)) throw new Refused(badKey);
      const given =
        method === "GET"
          ? readQuery(operation, new URLSearchParams(query))
          : readBody(operation, request.body);
      const ctx = await createContext({ req: request, res: reply });
      return await answer(reply, ctx, { address, input: inputOf(given, workspace), query });
    },
  });
}

type Asked = { readonly address: Address; readonly input: unknown; readonly query: string };

/** Runs the procedure and answers; a workspace's former slug with 308 to the present one. */
async function answer(reply: FastifyReply, ctx: RequestContext, { address, input, query }: Asked) {
  const { operation } = address;
  try {
    const data: unknown = await reply.server.observe(operation.procedure, () =>
      operation.run({
        path: operation.procedure,
        ctx,
        type: operation.method === "GET" ? "query" : "mutation",
        batchIndex: 0,
        signal: undefined,
        getRawInput: () => Promise.resolve(input),
      }),
    );
    return await reply.type("application/json; charset=utf-8").send(JSON.stringify(data));
  } catch (thrown) {
    const error = thrown instanceof TRPCError ? thrown : toTRPCError(thrown);
    if (error.cause instanceof Moved) {
      const location = `${root}${pathIn(operation, error.cause.workspace)}${query === "" ? "" : `?${query}`}`;
      return await reply.code(308).header("location", location).send();
    }
    const refusal = refusalOf(error);
    return await sendProblem(reply, refusal, passes(refusal) ? 503 : httpStatus[refusal.code]);
  }
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
