import { z } from "zod";
import { Picture, Preferences } from "./account.ts";
import { Id, Instant } from "./text.ts";

/** The signed-in person. */
export const Me = z.object({
  user: z.object({
    id: Id,
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    picture: Picture,
  }),
  preferences: Preferences,
  platformAdmin: z.boolean(),
  /** Whether a connection made the session: it opens that organization alone, and leaves the account as it is. */
  connected: z.boolean(),
  /**
   * The workspace to open: the session's, else a default one, else the first by name; null if there is none (M8, M69).
   */
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
/** A session of the caller. */
export const EndSession = z.strictObject({ session: Id });
export const SessionEnded = z.object({ id: Id });
export const SignOutElsewhere = z.strictObject({});
export const SignedOutElsewhere = z.object({ ended: z.int() });
