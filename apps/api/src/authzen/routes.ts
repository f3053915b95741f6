import {
  AuthzenActionSearch,
  AuthzenEvaluation,
  AuthzenEvaluations,
  AuthzenResourceSearch,
  AuthzenSubjectSearch,
} from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { ApiParts } from "../http/api.ts";
import { nestsTooDeep, tooDeep } from "../http/json.ts";
import { httpStatus, sendProblem } from "../http/replies.ts";
import { foreignMethod } from "../http/security.ts";
import type { RequestContext } from "../procedure/context.ts";
import { contextMaker } from "../procedure/create-context.ts";
import { passes, refusalOf } from "../procedure/errors.ts";
import { evaluate } from "./evaluate.ts";
import { evaluations } from "./evaluations.ts";
import { searchActions, searchResources, searchSubjects } from "./search.ts";

type Endpoint = {
  readonly path: string;
  /** Its name in the configuration. */
  readonly name: string;
  readonly run: (ctx: RequestContext, body: unknown) => Promise<unknown>;
};

function endpoint<Shape extends z.ZodType>(
  path: string,
  name: string,
  shape: Shape,
  run: (ctx: RequestContext, asked: z.output<Shape>) => Promise<unknown>,
): Endpoint {
  return { path, name, run: (ctx, body) => run(ctx, shape.parse(body)) };
}

/** Below the root of the access API; the names are those of the standard's metadata (section 9). */
const endpoints: readonly Endpoint[] = [
  endpoint("/evaluation", "access_evaluation_endpoint", AuthzenEvaluation, evaluate),
  endpoint("/evaluations", "access_evaluations_endpoint", AuthzenEvaluations, evaluations),
  endpoint("/search/subject", "search_subject_endpoint", AuthzenSubjectSearch, searchSubjects),
  endpoint("/search/resource", "search_resource_endpoint", AuthzenResourceSearch, searchResources),
  endpoint("/search/action", "search_action_endpoint", AuthzenActionSearch, searchActions),
];

/** The root of the access API. */
export const accessRoot = "/access/v1";

const notJson = refuse("not_json");
const requestId = /^[\x21-\x7e]{1,200}$/;

/**
 * The OpenID AuthZEN Authorization API 1.0: a gateway in any language asks what the matrix says. A decision is always 200;
 * other statuses are about the request itself, as problems.
 */
export async function accessRoutes(app: FastifyInstance, { instance, pools, live }: ApiParts): Promise<void> {
  const createContext = contextMaker(pools, instance, live);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => done(null, body));
  app.addHook("onRequest", (request, reply, next) => {
    reply.header("cache-control", "no-store");
    const id = request.headers["x-request-id"];
    if (typeof id === "string" && requestId.test(id)) reply.header("x-request-id", id);
    next();
  });
  for (const { path, run } of endpoints) {
    app.get(path, async (_, reply) => sendProblem(reply.header("allow", "POST"), foreignMethod));
    app.post(path, async (request, reply) => {
      const ctx = await createContext({ req: request, res: reply });
      try {
        const answer = await app.observe(`access${path.replaceAll("/", ".")}`, () =>
          run(ctx, jsonOf(request.body)),
        );
        return await reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
      } catch (error) {
        const refusal = refusalOf(error);
        const status = passes(refusal) ? 503 : httpStatus[refusal.code];
        if (status >= 500) ctx.report(error);
        return await sendProblem(reply, refusal, status);
      }
    });
  }
}

/** The metadata by which a gateway finds the endpoints. */
export async function configurationRoutes(app: FastifyInstance): Promise<void> {
  app.get("/authzen-configuration", async (_, reply) => {
    const { origin } = app.publicUrl();
    const urls = endpoints.map(({ name, path }) => [name, `${origin}${accessRoot}${path}`]);
    return reply
      .header("cache-control", "no-cache")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify({ policy_decision_point: origin, ...Object.fromEntries(urls) }));
  });
}

function jsonOf(body: unknown): unknown {
  const text = typeof body === "string" ? body : "";
  if (nestsTooDeep(text)) throw new Refused(tooDeep);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(notJson);
  }
}
