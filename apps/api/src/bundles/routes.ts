import { Readable } from "node:stream";
import { Refused, refuse } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { httpStatus, sendProblem } from "../http/replies.ts";
import { passes, refusalOf } from "../procedure/errors.ts";
import { createCaller, procedure, router } from "../procedure/trpc.ts";
import type { StorageParts } from "../storage/routes.ts";
import { asker } from "./asker.ts";
import { writeBundle } from "./write-bundle.ts";

/** Bundles over HTTP, for those with a ticket: they are larger than what a call of the API takes or answers. */
export async function bundleRoutes(app: FastifyInstance, parts: StorageParts): Promise<void> {
  const { files, maxFileBytes } = parts;
  const ask = asker(parts);
  const write = procedure("workspace:export_bundle")
    .input(z.strictObject({ workspace: z.uuid() }))
    .output(z.object({ envelope: z.string(), contentId: z.uuid(), bytes: z.int() }))
    .query(({ ctx }) => writeBundle(ctx, files, maxFileBytes));
  const verbs = createCaller(router({ write }));

  const answering =
    (answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await answer(request, reply);
      } catch (error) {
        const refusal = refusalOf(error);
        const status = passes(refusal) ? 503 : httpStatus[refusal.code];
        if (status === 500)
          request.log.error({ reqId: request.id, err: error }, "a request for a bundle failed");
        return sendProblem(reply, refusal, status);
      }
    };

  app.get(
    "/export",
    { config: { takesItsTime: true } },
    answering(async (request, reply) => {
      const { ctx, workspace } = await ask(request, reply);
      if (workspace === null) throw new Refused(refuse("bundle_ticket"));
      const { envelope, contentId, bytes } = await verbs(ctx).write({ workspace });
      const content = await files.read("incoming", contentId);
      content.once("close", () => void files.discard(contentId));
      reply.headers({
        "content-type": "application/x-ndjson",
        "content-disposition": "attachment",
        "cache-control": "private, no-store",
        "content-length": Buffer.byteLength(envelope) + bytes,
      });
      return reply.send(Readable.from(joined(envelope, content)));
    }),
  );
}

async function* joined(envelope: string, content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from(envelope);
  yield* content;
}
