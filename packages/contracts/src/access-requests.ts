import { keyLevels, requestStates } from "@bailiwick/domain";
import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Description, Id, Instant, RoleKey } from "./text.ts";

/** A request for a role in a workspace or an organization, by someone who can open it. */
export const AccessRequest = z.object({
  id: Id,
  level: z.enum(keyLevels),
  /** Who asks, with their present name and address. */
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  /** Until when it is asked for; null for good. */
  endsAt: Instant.nullable(),
  reason: z.string(),
  /** `expired`: no one decided in time. */
  state: z.enum(requestStates),
  createdAt: Instant,
  /** Undecided, it is over then. */
  expiresAt: Instant,
  decidedAt: Instant.nullable(),
  decidedByName: z.string().nullable(),
  note: z.string().nullable(),
  /** When what was approved ends by itself; null if it does not, or was not approved. */
  givenUntil: Instant.nullable(),
  /** Whether the reader asked for it. */
  isOwn: z.boolean(),
});

/** `open` selects what no one decided about yet. */
export const ListAccessRequests = atPlace({ open: z.boolean().default(false), ...PageInput });
export const AccessRequestPage = pageOf(AccessRequest);
/** Asks for a role for oneself; with `endsAt`, until then. */
export const CreateAccessRequest = atPlace({ role: RoleKey, reason: Description, endsAt: Instant.nullish() });
/** Without `endsAt`, the access ends as it was asked for; null is without an end. */
export const ApproveAccessRequest = atPlace({
  request: Id,
  endsAt: Instant.nullish(),
  note: Description.default(""),
});
export const RefuseAccessRequest = atPlace({ request: Id, note: Description });
export const OneAccessRequest = atPlace({ request: Id });
