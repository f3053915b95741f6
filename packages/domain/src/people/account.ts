import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { normalizeAddress } from "./invitations.ts";

/** What only this person keeps, by name, read under the locks of all of their organizations. */
export type AccountTies = {
  readonly platformAdmin: boolean;
  /** Shared workspaces without another owner who can sign in, and organizations without another admin. */
  readonly workspaces: readonly string[];
  readonly organizations: readonly string[];
};

const runsInstance = refuse("account_runs_instance");

/** For a proof of the password that is over, used up, or of another session. */
export const proofMissing = refuse("password_again", {}, "proof");

/** For a proof of password and code that is over, used up, or of another session. */
export const codeProofMissing = refuse("code_again", {}, "proof");

/** Can someone do what a session that was left open must not? Only if they typed their password or a code within minutes. */
export function canActNow(provenRecently: boolean): Decision {
  return provenRecently ? allowed : refuse("sign_in_again");
}

/**
 * May the person delete their account? Not while a workspace or an organization would be without anyone who keeps it: it is
 * handed over or deleted first; nor while they run the instance.
 */
export function canDeleteAccount({ platformAdmin, workspaces, organizations }: AccountTies): Decision {
  const kept = [...organizations, ...workspaces];
  return allOf(
    () => (platformAdmin ? runsInstance : allowed),
    () => (kept.length === 0 ? allowed : refuse("account_keeps_others", { names: kept })),
  );
}

/** Whether the account's own address was typed, in any case of letters, before it is deleted. */
export function checkOwnAddress(email: string, typed: string): Decision {
  return normalizeAddress(typed) === email
    ? allowed
    : refuse("confirmation_mismatch", { word: email }, "confirmation");
}
