import { credentialMinutes, storageAccesses } from "@bailiwick/domain";
import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { FilePath, FilePrefix, Instant, WorkspaceRef } from "./text.ts";

/** A file of a workspace. */
export const StoredFile = z.object({
  path: z.string(),
  bytes: z.int().min(0),
  /** SHA-256 of its content, in hex; also its ETag. */
  sha256: z.string(),
  /** The media type that it was stored with. */
  type: z.string(),
  storedAt: Instant,
  /** Who stored it, by their name at the time. */
  storedBy: z.string(),
});

/** The files whose path starts with the prefix, by path. */
export const ListFiles = z.strictObject({
  workspace: WorkspaceRef,
  prefix: FilePrefix.default(""),
  ...PageInput,
  cursor: PageInput.cursor.unwrap().unwrap().max(2_200).nullish(),
});
export const FilePage = pageOf(StoredFile).extend({
  /** All files of the workspace together. */
  use: z.object({ files: z.int().min(0), bytes: z.int().min(0) }),
  /** How many megabytes of 1,000,000 bytes the plan allows; null for any number. */
  limit: z.int().nullable(),
});

/** What a temporary credential opens, and for how many minutes. */
export const GetStorageCredential = z.strictObject({
  workspace: WorkspaceRef,
  prefix: FilePrefix.default(""),
  access: z.enum(storageAccesses).default("read"),
  minutes: z
    .int()
    .min(credentialMinutes.least)
    .max(credentialMinutes.most)
    .default(credentialMinutes.standard),
});
/** The only answer that ever contains the credential. */
export const StorageCredential = z.object({
  /** The folder that it opens; the paths of files follow. */
  url: z.url(),
  /** Sent as `Authorization: Bearer …`. */
  token: z.string(),
  prefix: z.string(),
  access: z.enum(storageAccesses),
  expiresAt: Instant,
});

export const DeleteFile = z.strictObject({ workspace: WorkspaceRef, path: FilePath });
export const FileGone = z.object({ path: z.string() });
