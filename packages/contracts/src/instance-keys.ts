import { keyStates, overlapHours, type PermissionName, permissionNames } from "@bailiwick/domain";
import { z } from "zod";
import { Permission } from "./enums.ts";
import { Id, Instant, Name } from "./text.ts";

const Secret = z.object({ publicId: z.string(), last: z.string() });

/** A key of the instance: of the product that the instance is part of. Never includes its secret. */
export const InstanceKey = z.object({
  id: Id,
  name: z.string(),
  /** What it can do, in every organization, and of the platform's. */
  scopes: z.array(Permission),
  state: z.enum(keyStates),
  secret: Secret,
  /** After a rotation the one before it, as long as that works; `endsAt` is null for one that ends with its key. */
  oldSecret: Secret.extend({ endsAt: Instant.nullable() }).nullable(),
  /** The networks from which it works, in CIDR notation; any if empty. */
  ipRanges: z.array(z.string()),
  createdAt: Instant,
  createdByName: z.string(),
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedByName: z.string().nullable(),
  lastUsed: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
  lastRefused: z.object({ at: Instant, ip: z.string().nullable() }).nullable(),
  /** What was done to it, newest first, at most 50: it is in no organization's log. */
  history: z.array(z.object({ at: Instant, action: z.string(), by: z.string(), ip: z.string().nullable() })),
});

/** The 500 newest ones, newest first. */
export const InstanceKeyList = z.object({ items: z.array(InstanceKey) });

/** Scopes are permissions of the control plane: a blueprint's own mean nothing in other organizations. */
const Scope = z
  .string()
  .max(100)
  .regex(/^[a-z_]+:[a-z_]+$/) as unknown as z.ZodType<PermissionName, PermissionName>;
export const IssueInstanceKey = z.strictObject({
  name: Name,
  scopes: z.array(Scope).max(permissionNames().length),
  expiresAt: Instant.nullish(),
  ipRanges: z.array(z.string().max(49)).max(50).default([]),
});
/** The answer to who issued or rotated a key: the only one that ever contains its text. */
export const IssuedInstanceKey = z.object({ key: InstanceKey, text: z.string() });
/** `overlapHours`: how long the old secret still works; null until the key is revoked. */
export const RotateInstanceKey = z.strictObject({
  key: Id,
  overlapHours: z.int().min(0).max(overlapHours.most).nullable().default(overlapHours.usual),
});
export const OneInstanceKey = z.strictObject({ key: Id });
