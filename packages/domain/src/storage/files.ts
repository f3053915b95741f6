import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { canAddWithinDeclared, type DeclaredLimit } from "../plans/limits.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The permissions to read and to write a workspace's files. */
export const filePermissions = {
  read: permission("storage:read"),
  write: permission("storage:write"),
} as const;

/** What a temporary credential opens files for. */
export const storageAccesses = ["read", "write"] as const;
export type StorageAccess = (typeof storageAccesses)[number];

/** How long a temporary credential works, in minutes (P25). */
export const credentialMinutes = { least: 5, most: 60, standard: 15 } as const;

/** The maximum length of a path, in bytes of UTF-8, and of a name in it; S3 has the same for whole keys. */
export const maxPathBytes = { path: 1_024, name: 255 } as const;

/** How much a workspace can store, in megabytes of 1,000,000 bytes. The engine counts it where a blueprint's plans name it. */
export const storageLimit = {
  key: "storageMegabytes",
  name: "Storage in MB",
  per: "workspace",
  hard: true,
  amount: { one: "{amount} MB of files", many: "{amount} MB of files" },
  reached: {
    one: "The workspace can store {amount} MB of files",
    many: "The workspace can store {amount} MB of files",
  },
} as const satisfies DeclaredLimit;

const bytesPerMegabyte = 1_000_000;

/** Without control characters, and without what makes two names look the same on another system. */
const nameShape = /^[^\p{Cc}\p{Cs}/\\]+$/u;

function isName(name: string): boolean {
  return nameShape.test(name) && name !== "." && name !== ".." && bytesOf(name) <= maxPathBytes.name;
}

// The domain has neither Buffer nor TextEncoder: a code point takes one to four bytes.
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Whether a text is the path of a file: names with a slash between them, none of which leads elsewhere. It is compared as it
 * is, after the address that contains it was decoded once.
 */
export function checkFilePath(path: string): Decision {
  const fits = bytesOf(path) <= maxPathBytes.path && path.split("/").every(isName);
  return fits ? allowed : refuse("bad_file_path", {}, "path");
}

/** Whether a text is a prefix: empty for all files, or a path that ends with a slash, so that `a/` does not open `ab`. */
export function checkFilePrefix(prefix: string): Decision {
  if (prefix === "") return allowed;
  const isFolder = prefix.endsWith("/") && checkFilePath(prefix.slice(0, -1)).allowed;
  return isFolder ? allowed : refuse("bad_file_prefix", {}, "prefix");
}

/** For a path without a file. */
export const noSuchFile = refuse("no_such_file");

/** What a temporary credential opens. */
export type FileReach = { readonly prefix: string; readonly access: StorageAccess };

/** Can someone who came with a credential of this reach use this path? A path is a file's or, with a slash at its end, a folder's. */
export function canReachFile({ prefix, access }: FileReach, path: string, wanted: StorageAccess): Decision {
  if (wanted === "write" && access === "read") return refuse("storage_read_only");
  return path.startsWith(prefix) ? allowed : refuse("outside_prefix");
}

/** Can the actor get a temporary credential for this (P25)? */
export function canIssueCredential(actor: Actor, access: StorageAccess): Decision {
  return can(actor, filePermissions[access]);
}

/** A workspace's files together, and the plan's limit in megabytes; null for no limit. */
export type StorageFacts = { readonly bytes: number; readonly limit: number | null };

/** Can the actor store a file of this many bytes, in place of one of `replaced` bytes? */
export function canStoreFile(
  actor: Actor,
  { limits }: Pick<Blueprint, "limits">,
  file: { readonly bytes: number; readonly replaced: number },
  { bytes, limit }: StorageFacts,
): Decision {
  const declared = limits.find(({ key }) => key === storageLimit.key);
  const after = Math.ceil((bytes - file.replaced + file.bytes) / bytesPerMegabyte);
  return allOf(
    () => can(actor, filePermissions.write),
    // What takes no more room than before always fits, also above a limit that was lowered.
    () =>
      declared === undefined || file.bytes <= file.replaced
        ? allowed
        : canAddWithinDeclared(declared, after - 1, limit),
  );
}

/** Can the actor delete files? */
export function canDeleteFile(actor: Actor): Decision {
  return can(actor, filePermissions.write);
}
