import { OrganizationRef } from "@bailiwick/contracts";
import { notFound, Refused } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ApiParts } from "../../http/api.ts";
import { nestsTooDeep, tooDeep } from "../../http/json.ts";
import { httpStatus, notJson } from "../../http/replies.ts";
import { foreignMethod, methodsOf } from "../../http/security.ts";
import type { RequestContext } from "../../procedure/context.ts";
import { contextMaker } from "../../procedure/create-context.ts";
import { passes, refusalOf } from "../../procedure/errors.ts";
import { scimRoot } from "../root.ts";
import { resourceSchemas, resourceTypes, serviceProviderConfig } from "./configuration.ts";
import { ScimFault, scimType, sendScimFault, sendScimRefusal } from "./errors.ts";
import { chosenOf, readAsked, readChosen, wholeList } from "./listing.ts";
import type { Resource } from "./resources.ts";
import { groups, type Place, type Service, users } from "./service.ts";

/**
 * SCIM 2.0 (RFC 7643, RFC 7644): a directory writes to an organization who belongs to it and who is in which team. Each request
 * runs verbs of the product, with the bearer's key and under the same checks as every other call.
 */
export async function scimRoutes(app: FastifyInstance, { instance, pools, live }: ApiParts): Promise<void> {
  const createContext = contextMaker(pools, instance, live);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ["application/scim+json", "application/json"],
    { parseAs: "string" },
    (_, body, done) => done(null, body),
  );
  app.addHook("onSend", (_, reply, __, next) => {
    reply.header("cache-control", "no-store");
    next();
  });
  app.route({
    method: [...methodsOf(`${scimRoot}/`)],
    url: "/*",
    handler: async (request, reply) => {
      const ctx = await createContext({ req: request, res: reply });
      try {
        return await answer(request, reply, ctx);
      } catch (error) {
        if (error instanceof ScimFault) return sendScimFault(reply, error);
        const refusal = refusalOf(error);
        const status = passes(refusal) ? 503 : httpStatus[refusal.code];
        if (status === 500) ctx.report(error);
        return sendScimRefusal(reply, refusal, status);
      }
    },
  });
}

const services = { Users: users, Groups: groups } as const;

async function answer(request: FastifyRequest, reply: FastifyReply, ctx: RequestContext) {
  const { pathname, searchParams: query } = new URL(request.url, "http://localhost");
  const [ref = "", resource = "", id, ...rest] = pathname.slice(scimRoot.length + 1).split("/");
  const organization = OrganizationRef.safeParse(ref).data;
  if (organization === undefined || rest.length > 0) throw new Refused(notFound);
  const base = `${request.server.publicUrl().origin}${scimRoot}/${organization}`;
  const place = { organization, base };
  if (resource === "Users" || resource === "Groups") {
    const name = `scim.${resource.toLowerCase()}.${request.method.toLowerCase()}`;
    return request.server.observe(name, () =>
      answerService(services[resource](ctx, place), { request, reply, query, id: id || null }),
    );
  }
  if (resource === "Bulk" || resource === "Me") throw new ScimFault(null, "This is not supported.", 501);
  return answerConfiguration(request, reply, place, { resource, id: id || null });
}

type Target = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: URLSearchParams;
  readonly id: string | null;
};

async function answerService(service: Service, { request, reply, query, id }: Target) {
  const { method } = request;
  const chosen = readChosen(query);
  const send = (resource: Resource, status = 200) =>
    sendJson(reply.header("etag", resource.meta.version).code(status), chosenOf(chosen, resource));
  if (id === null) {
    if (method === "POST") {
      const made = await service.create(bodyOf(request));
      return send(made, 201);
    }
    demandMethod(reply, method, ["GET", "HEAD", "POST"]);
    const found = (await service.list(readAsked(query), chosen)) as { Resources: readonly Resource[] };
    return sendJson(reply, { ...found, Resources: found.Resources.map((each) => chosenOf(chosen, each)) });
  }
  switch (method) {
    case "GET":
    case "HEAD": {
      const found = await service.get(id);
      const seen = tagsOf(request.headers["if-none-match"]);
      if (seen?.includes(found.meta.version) === true)
        return reply.header("etag", found.meta.version).code(304).send();
      return send(found);
    }
    case "PUT":
      return send(await service.replace(id, bodyOf(request), await versionOf(service, id, request)));
    case "PATCH":
      return send(await service.patch(id, bodyOf(request), await versionOf(service, id, request)));
    case "DELETE":
      await service.remove(id, await versionOf(service, id, request));
      return reply.code(204).send();
    default:
      return demandMethod(reply, method, ["GET", "HEAD", "PUT", "PATCH", "DELETE"]);
  }
}

function answerConfiguration(
  { method }: FastifyRequest,
  reply: FastifyReply,
  { base }: Place,
  { resource, id }: { readonly resource: string; readonly id: string | null },
) {
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    ResourceTypes: resourceTypes(base),
    Schemas: resourceSchemas(base),
  };
  const list = lists[resource];
  const isConfig = resource === "ServiceProviderConfig" && id === null;
  if (!isConfig && list === undefined) throw new Refused(notFound);
  demandMethod(reply, method, ["GET", "HEAD"]);
  if (list === undefined) return sendJson(reply, serviceProviderConfig(base));
  if (id === null) return sendJson(reply, wholeList(list));
  const one = list.find((each) => each.id === decodeURIComponent(id));
  if (one === undefined) throw new Refused(notFound);
  return sendJson(reply, one);
}

const sendJson = (reply: FastifyReply, body: object) => reply.type(scimType).send(JSON.stringify(body));

function demandMethod(reply: FastifyReply, method: string, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  reply.header("allow", methods.join(", "));
  throw new Refused(foreignMethod);
}

function bodyOf({ body }: FastifyRequest): unknown {
  const text = typeof body === "string" ? body : "";
  if (nestsTooDeep(text)) throw new Refused(tooDeep);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(notJson);
  }
}

/** The tags of a header; null without one. */
function tagsOf(header: string | undefined): readonly string[] | null {
  return header === undefined ? null : header.split(",").map((each) => each.trim());
}

/**
 * The version that the caller saw, by `If-Match` (RFC 7644, 3.14); null for any.
 * @throws ScimFault with 412 where it is none of those
 */
async function versionOf(service: Service, id: string, { headers }: FastifyRequest): Promise<number | null> {
  const tags = tagsOf(headers["if-match"]);
  if (tags === null || tags.includes("*")) return null;
  const { version } = (await service.get(id)).meta;
  const strong = version.slice(2);
  if (!tags.includes(version) && !tags.includes(strong)) {
    throw new ScimFault(null, "This was changed in the meantime. Read it again.", 412);
  }
  return Number(strong.slice(1, -1));
}
