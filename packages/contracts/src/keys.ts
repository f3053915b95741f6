import { keyLevels, keyStates, permissionNames } from "@bailiwick/domain";
import { z } from "zod";
import { Permission } from "./enums.ts";
import { CountInput, countedPageOf, PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Name, Search } from "./text.ts";

/** The state of a key by the database's clock. */
export const KeyState = z.enum(keyStates);

/** A key of a workspace or of an organization. Never includes its secret. */
export const Key = z.object({
  id: Id,
  level: z.enum(keyLevels),
  name: z.string(),
  /** What it can do. */
  scopes: z.array(Permission),
  state: KeyState,
  /** By which people recognize the secret: its public id, and its last characters. */
  secret: z.object({ publicId: z.string(), last: z.string() }),
  createdAt: Instant,
  /** Who issued it, by their name at the time. */
  createdByName: z.string(),
  /** Null for one that does not expire. */
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedByName: z.string().nullable(),
  /** When it was last used, to the minute, and from which address; null if never. */
  lastUsed: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
});

/** Newest first; `search` matches part of the name. */
export const ListKeys = atPlace({
  state: KeyState.nullish(),
  search: Search.default(""),
  ...CountInput,
  ...PageInput,
});
export const KeyPage = countedPageOf(Key);
/** A key of the place: of the workspace, or of the organization itself. */
export const IssueKey = atPlace({
  name: Name,
  scopes: z.array(Permission).max(permissionNames().length),
  expiresAt: Instant.nullish(),
});
/** The answer to who issued a key: the only one that ever contains its text. */
export const IssuedKey = z.object({ key: Key, text: z.string() });
export const RevokeKey = atPlace({ key: Id });
