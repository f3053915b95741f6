import { invitationDays } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { blueprint, standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";

const t = texts.invitations;

export type FoundInvitation = Outputs["invitations"]["find"];

/** What the invited person can do about the invitation now. */
export type Step = "accept" | "sign_in" | "other_address" | "member" | "blocked";

/** The step for this person: the API's refusal, distinguished by what helps. */
export function stepOf({ isMember, refusal }: FoundInvitation): Step {
  if (refusal === null) return "accept";
  if (isMember) return "member";
  if (refusal.reason === "sign_in_first") return "sign_in";
  return refusal.reason === "other_address" ? "other_address" : "blocked";
}

/** The place in words: "Payments", "Staging in Labs". */
export function placeOf({ workspace, organization }: FoundInvitation): string {
  if (workspace === null) return organization.name;
  if (standsAlone(blueprint(organization.blueprint))) return workspace.name;
  return t.inOrganization(workspace.name, organization.name);
}

/** Why it can't be accepted, and what helps. */
export function blockedBy({ state, refusal, invitedByName }: FoundInvitation): {
  readonly title: string;
  readonly description: string;
} {
  if (state === "expired") {
    return { title: t.expiredTitle, description: t.expiredDescription(invitedByName, invitationDays) };
  }
  if (state === "revoked") return { title: t.revokedTitle, description: t.revokedDescription(invitedByName) };
  if (state === "declined") {
    return { title: t.declinedTitle, description: t.declinedDescription(invitedByName) };
  }
  if (state === "accepted") return { title: t.usedTitle, description: t.usedDescription };
  const message = refusal === null ? "" : sentenceOf(refusal);
  if (refusal?.code === "LIMIT_REACHED") {
    return { title: t.fullTitle, description: t.fullDescription(invitedByName, message) };
  }
  return { title: t.closedTitle, description: t.closedDescription(invitedByName, message) };
}
