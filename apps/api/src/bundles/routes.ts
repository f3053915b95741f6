import { Readable } from "node:stream";
import { UploadedBundle } from "@bailiwick/contracts";
import { openBundle, Refused, refuse } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { httpStatus, sendProblem } from "../http/replies.ts";
import { passes, refusalOf } from "../procedure/errors.ts";
import { createCaller, procedure, router } from "../procedure/trpc.ts";
import type { StorageParts } from "../storage/routes.ts";
import { tooLarge } from "../storage/store.ts";
import { asker } from "./asker.ts";
import { bundleCrypto, readEnvelope } from "./crypto.ts";
import { demandTrusted } from "./trusted.ts";
import { contentOf } from "./uploads.ts";
import { writeBundle } from "./write-bundle.ts";

/** Bundles over HTTP, for those with a ticket: they are larger than what a call of the API takes or answers. */
export async function bundleRoutes(app: FastifyInstance, parts: StorageParts): Promise<void> {
  const { files, maxFileBytes, silenceMs } = parts;
  const ask = asker(parts);
  const write = procedure("workspace:export_bundle")
    .input(z.strictObject({ workspace: z.uuid() }))
    .output(z.object({ envelope: z.string(), contentId: z.uuid(), bytes: z.int() }))
    .query(({ ctx }) => writeBundle(ctx, files, maxFileBytes));
  const accept = procedure("signedIn")
    .input(z.strictObject({ contentId: z.uuid() }))
    .output(UploadedBundle)
    .query(async ({ ctx, input: { contentId } }) => {
      const file = await files.readIncoming(contentId);
      if (file === null) throw new Refused(refuse("no_such_upload"));
      try {
        const { hash, manifest, publicKey } = await openBundle(file, readEnvelope, bundleCrypto);
        await demandTrusted(ctx, publicKey);
        const bundle = ctx.instance.uploads.seal({ person: ctx.person.id, hash });
        return { bundle, hash, name: manifest.workspace.name, blueprint: manifest.blueprint };
      } finally {
        file.destroy();
      }
    });
  const who = procedure("signedIn")
    .input(z.strictObject({}))
    .output(z.object({ id: z.uuid() }))
    .answer(async ({ ctx }) => ({ id: ctx.person.id }));
  const verbs = createCaller(router({ write, accept, who }));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_, body, done) => done(null, body));

  const answering =
    (answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await answer(request, reply);
      } catch (error) {
        if (!request.raw.complete) {
          // What still arrives is dropped, and the connection ends: nothing else could follow on it.
          reply.header("connection", "close");
          request.raw.resume();
        }
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
      const content = await files.readIncoming(contentId);
      if (content === null) throw new Error("the bundle that was just written is gone");
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

  app.put(
    "/import",
    { bodyLimit: Number.MAX_SAFE_INTEGER, config: { takesItsTime: true } },
    answering(async (request, reply) => {
      const { ctx, workspace } = await ask(request, reply);
      if (workspace !== null) throw new Refused(refuse("bundle_ticket"));
      if (Number(request.headers["content-length"] ?? 0) > maxFileBytes)
        throw new Refused(tooLarge(maxFileBytes));
      const { id } = await verbs(ctx).who({});
      request.raw.setTimeout(silenceMs, () => request.raw.destroy());
      const { contentId } = await files.receive(request.raw, maxFileBytes, contentOf(id));
      try {
        return reply.code(201).send(await verbs(ctx).accept({ contentId }));
      } catch (error) {
        await files.discard(contentId);
        throw error;
      }
    }),
  );
}

async function* joined(envelope: string, content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from(envelope);
  yield* content;
}
