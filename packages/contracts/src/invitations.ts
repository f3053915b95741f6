import { invitationStates } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, WorkspaceState } from "./enums.ts";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Email, Id, Instant, RefusalParams, RoleKey, Search } from "./text.ts";

/** Where an invitation stands by the database's clock: one past its time is expired, settled or not. */
export const InvitationState = z.enum(invitationStates);

/** An invitation by email, to a workspace or to an organization. What was mailed is never in it. */
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.string(),
  state: InvitationState,
  /** Who invited, by the name that they had then. */
  invitedBy: z.object({ userId: Id, name: z.string() }),
  createdAt: Instant,
  /** When the link that is valid now was sent. */
  sentAt: Instant,
  expiresAt: Instant,
  /** When it was accepted, revoked or replaced; null for one that is pending or has run out. */
  settledAt: Instant.nullable(),
});

/** Newest first; `search` is a part of the address. */
export const ListInvitations = atPlace({
  state: InvitationState.nullish(),
  search: Search.default(""),
  ...PageInput,
});
export const InvitationPage = pageOf(Invitation);
/** The role is one of the place's level. */
export const CreateInvitation = atPlace({ email: Email, role: RoleKey });
export const OneInvitation = atPlace({ invitation: Id });

/** The token in the mailed link. */
export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });

/** What the invited person sees before they accept. */
export const FoundInvitation = z.object({
  organization: z.object({ id: Id, slug: z.string(), name: z.string(), blueprint: Blueprint }),
  /** Null for an invitation to the organization itself. */
  workspace: z.object({ id: Id, slug: z.string(), name: z.string(), state: WorkspaceState }).nullable(),
  /** The address that was invited. */
  email: z.string(),
  role: z.object({ key: z.string(), name: z.string() }),
  invitedByName: z.string(),
  state: InvitationState,
  expiresAt: Instant,
  /** Whether the signed-in person is in already, by whatever way. */
  isMember: z.boolean(),
  /** What accepting would be refused with now; null when it can be accepted. */
  refusal: z
    .object({ code: z.string(), reason: z.string(), params: RefusalParams, message: z.string() })
    .nullable(),
});

/** Where the person is now. */
export const AcceptedInvitation = z.object({
  organization: z.object({ id: Id, slug: z.string() }),
  workspace: z.object({ id: Id, slug: z.string() }).nullable(),
  role: z.string(),
});
