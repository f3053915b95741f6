import { createHash } from "node:crypto";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "./document.ts";
import { referenceRoutes } from "./reference.ts";

type Published = { readonly text: string; readonly etag: string };

/** Serves the description of the API: `openapi.json`, made once, and the page on which people read it and try it out. */
export async function documentRoutes(
  app: FastifyInstance,
  { router }: { readonly router: AnyTRPCRouter },
): Promise<void> {
  let made: Published | undefined;
  const published = () => {
    made ??= publish(router);
    return made;
  };
  app.get("/openapi.json", { config: { kept: true } }, async (request, reply) => {
    const { text, etag } = published();
    // Public, and the same for everyone; asked for again, because an upgrade changes it.
    reply.headers({ etag, "cache-control": "public, no-cache" });
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(text);
  });
  await app.register(referenceRoutes, { prefix: "/reference" });
}

function publish(router: AnyTRPCRouter): Published {
  const text = JSON.stringify(openApiDocument(router));
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}
