import { Readable } from "node:stream";
import { Refused, refuse } from "@bailiwick/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import { parse as parseRange } from "range-parser";
import type { Asked } from "./asker.ts";
import type { FileStore, Part } from "./store.ts";

/** With a file: it is only ever saved, never shown or run, whatever its bytes are. */
const asDownload = {
  "content-disposition": "attachment",
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
  "accept-ranges": "bytes",
};

const badRange = refuse("bad_range", {}, "range");

/** Answers with the files of a folder, which are read on with `cursor`. */
export async function sendList(
  { files, workspace, path }: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { cursor, limit } = request.query as { readonly cursor?: string; readonly limit?: string };
  const page = await files.list({
    workspace,
    prefix: path,
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  });
  return reply.header("cache-control", "no-store").send(page);
}

/** Answers with a file, with one part of it, or with nothing for a client that has this content already. */
export async function sendFile(
  store: FileStore,
  { files, workspace, path }: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { contentId, bytes, sha256, type, storedAt } = await files.find({ workspace, path });
  const etag = `"${sha256}"`;
  reply.headers({ ...asDownload, etag, "last-modified": storedAt.toUTCString() });
  if (tagsIn(request.headers["if-none-match"])?.some((tag) => tag === "*" || tag === etag))
    return reply.code(304).send();

  const part = partOf(request, { bytes, etag });
  if (part === "none") {
    reply.header("content-range", `bytes */${bytes}`);
    throw new Refused(badRange);
  }
  reply.type(type);
  const length = part === null ? bytes : part.end - part.start + 1;
  reply.header("content-length", length);
  if (part !== null) reply.code(206).header("content-range", `bytes ${part.start}-${part.end}/${bytes}`);
  // A stream keeps the length that the header says, also where its bytes are not sent.
  const isSent = request.method !== "HEAD" && length > 0;
  return reply.send(isSent ? await store.read(workspace, contentId, part ?? undefined) : Readable.from([]));
}

/** The part that a request wants; null for all of it. Several parts are answered with all of it, as RFC 9110 lets a server do. */
function partOf({ headers }: FastifyRequest, file: { bytes: number; etag: string }): Part | null | "none" {
  const { range, "if-range": unless } = headers;
  if (range === undefined || (unless !== undefined && unless !== file.etag)) return null;
  const { code, type, ranges } = parseRange(file.bytes, range);
  if (type !== "bytes" || (code & 1) !== 0 || ranges.length > 1) return null;
  return ranges[0] ?? "none";
}

/** What has to be at a path for a file to be stored there (RFC 9110, 13.1): this content, or none; anything without a condition. */
export function replacing({ headers }: FastifyRequest): { readonly replaces?: string | null } {
  const [match] = tagsIn(headers["if-match"]) ?? [];
  if (match !== undefined) return { replaces: match.replaceAll('"', "") };
  return headers["if-none-match"] === "*" ? { replaces: null } : {};
}

function tagsIn(header: string | undefined): string[] | undefined {
  return header?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
}
