import { z } from "zod";
import { Preferences } from "./account.ts";
import { Id, Instant } from "./text.ts";

/** The signed-in person. */
export const Me = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string(), emailVerified: z.boolean() }),
  preferences: Preferences,
  platformAdmin: z.boolean(),
  /** Where to land: the session's workspace, else a default one, else the first by name; null without any (M8, M69). */
  landing: z.object({ id: Id, slug: z.string(), name: z.string(), organization: z.string() }).nullable(),
});

export const Session = z.object({
  id: Id,
  current: z.boolean(),
  createdAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
});

export const SessionList = z.object({ items: z.array(Session) });
/** One of one's own sessions. */
export const EndSession = z.strictObject({ session: Id });
export const SessionEnded = z.object({ id: Id });
export const SignOutElsewhere = z.strictObject({});
export const SignedOutElsewhere = z.object({ ended: z.int() });
