import { keyLevels, keyStates, overlapHours, type PermissionName, permissionNames } from "@bailiwick/domain";
import { z } from "zod";
import { Permission } from "./enums.ts";
import { CountInput, countedPageOf, PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Name, OrganizationRef, Search } from "./text.ts";

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
  /** After a rotation the one before it, as long as that works; `endsAt` is null for one that ends when it is revoked. */
  oldSecret: z.object({ publicId: z.string(), last: z.string(), endsAt: Instant.nullable() }).nullable(),
  /** The networks from which it works, in CIDR notation; any if empty. */
  ipRanges: z.array(z.string()),
  /** Of a key of an organization: the workspaces to which it is limited; null for all of them and the organization itself. */
  workspaces: z.array(z.object({ id: Id, name: z.string() })).nullable(),
  createdAt: Instant,
  /** Who issued it, by their name at the time. */
  createdByName: z.string(),
  /** Null for one that does not expire. */
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedByName: z.string().nullable(),
  /** When it was last used, to the minute, and from which address; null if never. */
  lastUsed: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
  /** When it was last refused because of the address that it came from, to the minute. */
  lastRefused: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
});

/** Networks in CIDR notation, or single addresses; `canonicalRanges` of the API checks and normalizes each. */
const IpRanges = z.array(z.string().max(49)).max(50);

/** Newest first; `search` matches part of the name. */
export const ListKeys = atPlace({
  state: KeyState.nullish(),
  search: Search.default(""),
  ...CountInput,
  ...PageInput,
});
export const KeyPage = countedPageOf(Key);
/** A permission, or a name of the blueprint for several of them, such as `machines:write` (C21). */
const Scope = z
  .string()
  .max(100)
  .regex(/^[a-z_]+:[a-z_]+$/) as unknown as z.ZodType<PermissionName, PermissionName>;
/** A key of the place: of the workspace, or of the organization itself. */
export const IssueKey = atPlace({
  name: Name,
  scopes: z.array(Scope).max(permissionNames().length),
  expiresAt: Instant.nullish(),
  ipRanges: IpRanges.default([]),
  /** Of a key of an organization: limits it to these workspaces. */
  workspaces: z.array(Id).min(1).max(100).nullish(),
});
/** The answer to who issued or rotated a key: the only one that ever contains its text. */
export const IssuedKey = z.object({ key: Key, text: z.string() });
/** Changes what is given: the name, the scopes that it keeps, the networks from which it works. */
export const UpdateKey = atPlace({
  key: Id,
  name: Name.optional(),
  scopes: z.array(Permission).max(permissionNames().length).optional(),
  ipRanges: IpRanges.optional(),
});
/** `overlapHours`: how long the old secret still works; null until someone revokes it. */
export const RotateKey = atPlace({
  key: Id,
  overlapHours: z.int().min(0).max(overlapHours.most).nullable().default(overlapHours.usual),
});
/** Ends one of two secrets of a key before its time. */
export const RevokeSecret = atPlace({ key: Id, publicId: z.string().regex(/^[0-9A-Za-z]{10}$/) });
export const RevokeKey = atPlace({ key: Id });

/** A person's own token: in one organization, within its scopes and what they can do there at that moment. Never its text. */
export const Token = z.object({
  id: Id,
  organization: z.object({ id: Id, slug: z.string(), name: z.string() }),
  name: z.string(),
  scopes: z.array(Permission),
  state: KeyState,
  secret: z.object({ publicId: z.string(), last: z.string() }),
  /** After a rotation the one before it, as long as that works. */
  oldSecret: z.object({ publicId: z.string(), last: z.string(), endsAt: Instant.nullable() }).nullable(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsed: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
});

/** All of the person's tokens, newest first. */
export const TokenList = z.object({ items: z.array(Token) });
export const IssueToken = z.strictObject({
  organization: OrganizationRef,
  name: Name,
  scopes: z.array(Scope).max(permissionNames().length),
  expiresAt: Instant.nullish(),
});
/** The answer to who issued or rotated a token: the only one that ever contains its text. */
export const IssuedToken = z.object({ token: Token, text: z.string() });
export const RotateToken = z.strictObject({
  organization: OrganizationRef,
  token: Id,
  overlapHours: z.int().min(0).max(overlapHours.most).nullable().default(overlapHours.usual),
});
export const RevokeToken = z.strictObject({ organization: OrganizationRef, token: Id });
export const TokenGone = z.object({ id: Id });
