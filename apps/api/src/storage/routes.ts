import { Refused, type StorageAccess } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import type { ApiParts } from "../http/api.ts";
import { httpStatus, sendProblem } from "../http/replies.ts";
import { passes, refusalOf } from "../procedure/errors.ts";
import { replacing, sendFile, sendList } from "./answers.ts";
import { type Address, type Asked, asker } from "./asker.ts";
import { type FileStore, tooLarge } from "./store.ts";

export type StorageParts = Pick<ApiParts, "instance" | "live"> & {
  readonly pools: ApiParts["pools"] & { readonly identity: Pool };
  readonly files: FileStore;
  /** The maximum number of bytes of a file. */
  readonly maxFileBytes: number;
  /** How long a client that sends a file can be silent, in milliseconds. */
  readonly silenceMs: number;
};

type Answer = (asked: Asked, request: FastifyRequest, reply: FastifyReply) => unknown;

const mediaType = /^[\x21-\x7e][\x20-\x7e]{0,199}$/;

/**
 * The embedded store over HTTP, for those with a temporary credential (P25): PUT, GET, HEAD and DELETE of a file, and GET of a
 * folder, which ends with a slash, for the list of its files. The names are those that the keys of an S3 bucket would have.
 */
export async function storageRoutes(app: FastifyInstance, parts: StorageParts): Promise<void> {
  const { files, maxFileBytes, silenceMs } = parts;
  const ask = asker(parts);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_, body, done) => done(null, body));

  const url = "/:workspace/files/*";
  const answering =
    (access: StorageAccess, answer: Answer) =>
    async (request: FastifyRequest<Address>, reply: FastifyReply) => {
      try {
        return await answer(await ask(request, reply, access), request, reply);
      } catch (error) {
        const refusal = refusalOf(error);
        const status = passes(refusal) ? 503 : httpStatus[refusal.code];
        if (status === 500)
          request.log.error({ reqId: request.id, err: error }, "a request for a file failed");
        leaveUnread(request, reply);
        return sendProblem(reply, refusal, status);
      }
    };

  app.get(
    url,
    answering("read", (asked, request, reply) =>
      asked.path === "" || asked.path.endsWith("/")
        ? sendList(asked, request, reply)
        : sendFile(files, asked, request, reply),
    ),
  );
  app.delete(
    url,
    answering("write", async (asked, _, reply) => {
      const { workspace, path } = asked;
      await asked.files.delete({ workspace, path });
      return reply.code(204).send();
    }),
  );
  app.put(
    url,
    { bodyLimit: Number.MAX_SAFE_INTEGER, config: { takesItsTime: true } },
    answering("write", async (asked, request, reply) => {
      const { workspace, path } = asked;
      const announced = Number(request.headers["content-length"] ?? 0);
      if (announced > maxFileBytes) throw new Refused(tooLarge(maxFileBytes));
      await asked.files.accept({ workspace, path, bytes: announced });

      request.raw.setTimeout(silenceMs, () => request.raw.destroy());
      const received = await files.receive(request.raw, maxFileBytes);
      const { bytes, sha256 } = received;
      const { isNew } = await asked.files
        .store({ workspace, path, ...received, type: typeOf(request), ...replacing(request) })
        .catch(async (error: unknown) => {
          // After an outage, it is not known whether it was committed: then the content waits for the sweep, which asks.
          const refusal = refusalOf(error);
          if (refusal.code !== "INTERNAL" && !passes(refusal)) await files.discard(received.contentId);
          throw error;
        });
      await files.keep(workspace, received.contentId);
      return reply
        .code(isNew ? 201 : 200)
        .header("etag", `"${sha256}"`)
        .send({ path, bytes, sha256 });
    }),
  );
}

/** After a refusal, what still arrives of a file is dropped, and the connection ends: nothing else could follow on it. */
function leaveUnread({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return;
  reply.header("connection", "close");
  raw.resume();
}

/** The media type that a file is stored with, and answered with. */
function typeOf({ headers }: FastifyRequest): string {
  const given = headers["content-type"] ?? "";
  return mediaType.test(given) ? given : "application/octet-stream";
}
