import { sharedReads } from "@bailiwick/db";
import { notFound, type PictureType, pictureTypes, Refused, signInFirst } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RequestPools } from "../procedure/context.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a browser can keep the answers for a while. */
    readonly kept?: boolean;
  }
}

/** Whether this answer's own `cache-control` applies; refusals are never kept. */
export function isKept(request: FastifyRequest, reply: FastifyReply): boolean {
  return request.routeOptions.config.kept === true && reply.statusCode < 400;
}

type Picture = { readonly type: PictureType; readonly bytes: Buffer; readonly version: string };

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// Uploaded by people: nothing in it is ever run, whatever a browser takes it for.
const headers = {
  "content-disposition": "inline",
  "content-security-policy": "sandbox; default-src 'none'",
  "cache-control": "private, max-age=300",
  vary: "cookie, authorization",
};

/**
 * Serves people's pictures at `<user id>`, to those who can see the person (authz.picture_of). Anyone else's looks like
 * a missing one.
 */
export async function pictureRoutes(
  app: FastifyInstance,
  { reads }: Pick<RequestPools, "reads">,
): Promise<void> {
  const read = sharedReads(reads);

  async function find({ tokenHash, clientAddress: ip }: FastifyRequest, userId: string): Promise<Picture> {
    const isId = idShape.test(userId);
    const entry = { tokenHash, ip, organization: null, workspace: null, forChange: false } as const;
    return read<Picture, Picture>(
      { ...entry, actingAs: "member" },
      async ({ entered }, [picture]) => {
        if (entered.principal === null) throw new Refused(signInFirst);
        if (picture === undefined || !pictureTypes.includes(picture.type)) throw new Refused(notFound);
        return picture;
      },
      isId ? { text: "SELECT type, bytes, version FROM authz.picture_of($1)", values: [userId] } : null,
    );
  }

  app.get<{ Params: { userId: string } }>("/:userId", { config: { kept: true } }, async (request, reply) => {
    const { type, bytes, version } = await find(request, request.params.userId);
    const etag = `"${version}"`;
    reply.headers({ ...headers, etag });
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type(type).send(bytes);
  });
}
