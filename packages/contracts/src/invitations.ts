import { invitationStates } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, WorkspaceState } from "./enums.ts";
import { CountInput, countedPageOf, PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Email, Id, Instant, RefusalParams, RoleKey, Search } from "./text.ts";

/**
 * The state of an invitation by the database's clock: past its expiry it is expired, even if not yet stored as such.
 */
export const InvitationState = z.enum(invitationStates);

/** An invitation by email, to a workspace or to an organization. Never includes what was mailed. */
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.string(),
  state: InvitationState,
  /** The inviter, by their name at the time. */
  invitedBy: z.object({ userId: Id, name: z.string() }),
  createdAt: Instant,
  /** When the currently valid link was sent. */
  sentAt: Instant,
  expiresAt: Instant,
  /** When the access that it gives ends by itself; null if it does not. */
  accessEndsAt: Instant.nullable(),
  /** When it was accepted, declined, revoked or replaced; null if it is pending or expired. */
  settledAt: Instant.nullable(),
});

/** Newest first; `search` matches part of the address. */
export const ListInvitations = atPlace({
  state: InvitationState.nullish(),
  search: Search.default(""),
  ...CountInput,
  ...PageInput,
});
export const InvitationPage = countedPageOf(Invitation);
/** A role of the place's level; with `endsAt`, the access that it gives ends by itself at that instant. */
export const CreateInvitation = atPlace({ email: Email, role: RoleKey, endsAt: Instant.nullish() });
export const OneInvitation = atPlace({ invitation: Id });

/** The token in the mailed link. */
export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });

/** What the invited person sees before they accept. */
export const FoundInvitation = z.object({
  organization: z.object({ id: Id, slug: z.string(), name: z.string(), blueprint: Blueprint }),
  /** Null for an invitation to the organization itself. */
  workspace: z.object({ id: Id, slug: z.string(), name: z.string(), state: WorkspaceState }).nullable(),
  /** The invited address. */
  email: z.string(),
  role: z.object({ key: z.string(), name: z.string() }),
  invitedByName: z.string(),
  state: InvitationState,
  expiresAt: Instant,
  /** When the access that it gives ends by itself; null if it does not. */
  accessEndsAt: Instant.nullable(),
  /** Whether the signed-in person is already a member, in any way. */
  isMember: z.boolean(),
  /** The refusal that accepting would get now; null if it can be accepted. */
  refusal: z
    .object({ code: z.string(), reason: z.string(), params: RefusalParams, message: z.string() })
    .nullable(),
});

/** The answer to a person who declined. */
export const DeclinedInvitation = z.object({ state: z.literal("declined") });

/** The person's place afterwards. */
export const AcceptedInvitation = z.object({
  organization: z.object({ id: Id, slug: z.string() }),
  workspace: z.object({ id: Id, slug: z.string() }).nullable(),
  role: z.string(),
});
