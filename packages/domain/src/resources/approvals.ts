import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** How many approvals an action needs: so many, or one of everyone who can give one. */
export type ApprovalsNeeded = number | "all";

/** Makes an action wait for approvals by holders of its verb. Each option of a choice among the settings says how many. */
export type ApprovalRule = {
  readonly setting: string;
  readonly needed: Readonly<Record<string, ApprovalsNeeded>>;
};

/** Who could approve and who did, by the ids of people. */
export type ApprovalFacts = {
  /** Null where the system created it. */
  readonly author: string | null;
  /** Those who hold the verb now, with or without the author. */
  readonly holders: readonly string[];
  readonly approved: readonly string[];
};

export type ApprovalProgress = {
  readonly needed: number;
  /** The approvals of people who still hold the verb; the others don't count. */
  readonly given: number;
  /** How many people can give one, those who did included. */
  readonly possible: number;
};

/** How far the approvals of an action are. */
export function approvalProgress(wanted: ApprovalsNeeded, facts: ApprovalFacts): ApprovalProgress {
  const can = facts.holders.filter((id) => id !== facts.author);
  return {
    needed: wanted === "all" ? Math.max(can.length, 1) : wanted,
    given: facts.approved.filter((id) => can.includes(id)).length,
    possible: can.length,
  };
}

/** Whether the approvals suffice. */
export const isApproved = ({ given, needed }: ApprovalProgress): boolean => given >= needed;

/**
 * Can this person approve? The author never does. Who did so already can again only to finish what meanwhile needs no
 * other: when the policy asks for fewer, or the others lost the verb.
 * @param person null for a key: an approval is a person's
 */
export function canApprove(
  { author, approved }: Pick<ApprovalFacts, "author" | "approved">,
  progress: ApprovalProgress,
  person: string | null,
): Decision {
  if (person === null) return refuse("only_people_approve");
  if (person === author) return refuse("author_approves");
  return approved.includes(person) && !isApproved(progress) ? refuse("already_approved") : allowed;
}
