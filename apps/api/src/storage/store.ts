import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { type Refusal, Refused, refuse } from "@bailiwick/domain";

/** What arrived, and is on disk, but not yet in its place. */
export type Received = { readonly contentId: string; readonly bytes: number; readonly sha256: string };

/** A part of a content: from the first to the last byte, both included. */
export type Part = { readonly start: number; readonly end: number };

/**
 * The embedded store: a folder of this machine, or one that all machines of the instance share. Content is named by its id alone;
 * what it is called, and whose it is, is in the database.
 */
export type FileStore = {
  /**
   * Writes what arrives, and syncs it to disk.
   * @param most the maximum number of bytes
   * @param as the id of the content, which takes the place of what was received under it; by default a new one
   * @throws Refused for more than that, and for a stream that breaks off
   */
  readonly receive: (content: Readable, most: number, as?: string) => Promise<Received>;
  /** Puts what was received in its place, after the commit that names it. */
  readonly keep: (workspace: string, contentId: string) => Promise<void>;
  /** Removes what was received and is not kept. */
  readonly discard: (contentId: string) => Promise<void>;
  /** The content, or a part of it. */
  readonly read: (workspace: string, contentId: string, part?: Part) => Promise<Readable>;
  /** What was received, and is not in its place; null if it is gone. */
  readonly readIncoming: (contentId: string) => Promise<Readable | null>;
  /** Removes content that is no file's any more. */
  readonly remove: (workspace: string, contentId: string) => Promise<void>;
  /** What was received longer ago than this many milliseconds, by its id. */
  readonly leftover: (olderThanMs: number) => Promise<string[]>;
};

/** A store in this folder, which is created with its first file. */
export function openStore(folder: string): FileStore {
  const incoming = join(folder, "incoming");
  const arriving = (contentId: string) => join(incoming, contentId);
  const placeOf = (workspace: string, contentId: string) => join(folder, workspace, contentId);
  return {
    receive: async (content, most, as) => {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const contentId = as ?? randomUUID();
      if (as !== undefined) await rm(arriving(as), { force: true });
      try {
        return { contentId, ...(await write(arriving(contentId), content, most)) };
      } catch (error) {
        await rm(arriving(contentId), { force: true });
        throw error;
      }
    },
    keep: async (workspace, contentId) => {
      await mkdir(join(folder, workspace), { recursive: true, mode: 0o700 });
      await rename(arriving(contentId), placeOf(workspace, contentId)).catch(ignoreMissing);
    },
    discard: (contentId) => rm(arriving(contentId), { force: true }),
    read: async (workspace, contentId, part) => {
      const places = [placeOf(workspace, contentId), arriving(contentId), placeOf(workspace, contentId)];
      // A process that ended between the commit and the move left it where it arrived; one that moves it now is done next time.
      for (const place of places) {
        const file = await open(place, "r").catch(ignoreMissing);
        if (file !== undefined) return file.createReadStream(part);
      }
      throw new Error(`the content ${contentId} is missing`);
    },
    readIncoming: async (contentId) => {
      const file = await open(arriving(contentId), "r").catch(ignoreMissing);
      return file?.createReadStream() ?? null;
    },
    remove: async (workspace, contentId) => {
      await rm(placeOf(workspace, contentId), { force: true });
      await rm(arriving(contentId), { force: true });
    },
    leftover: async (olderThanMs) => {
      const names = (await readdir(incoming).catch(ignoreMissing)) ?? [];
      const ages = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(arriving(name)).catch(ignoreMissing))?.mtimeMs })),
      );
      return ages.flatMap(({ name, at }) =>
        at !== undefined && at < Date.now() - olderThanMs ? [name] : [],
      );
    },
  };
}

/** For a file of more than this many bytes. */
export const tooLarge = (most: number): Refusal => refuse("file_too_large", { megabytes: most / 1_000_000 });

async function write(path: string, content: Readable, most: number): Promise<Omit<Received, "contentId">> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    // What is left of a refused file is the request's to end.
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > most) throw new Refused(tooLarge(most));
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } catch (error) {
    if (error instanceof Refused || !isBrokenOff(error)) throw error;
    throw new Refused(refuse("file_incomplete"));
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Whether the client is gone, or was too slow. */
function isBrokenOff(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "ABORT_ERR", "ERR_STREAM_DESTROYED"].includes(code);
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
