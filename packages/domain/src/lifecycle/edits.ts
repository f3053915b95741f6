import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** When something was last edited, and by whom; null if it was never edited. */
export type Edited = { readonly at: Date | null; readonly by: string | null };

/**
 * Can an edit replace the current version? Not when someone edited it after its author saw it. `seen` is the instant of
 * the edit that they saw, null for none; omit it to skip the check. Instants are compared to the millisecond, as they
 * are sent.
 */
export function canOverwrite(seen: Date | null | undefined, { at, by }: Edited): Decision {
  if (seen === undefined || (seen?.getTime() ?? null) === (at?.getTime() ?? null)) return allowed;
  return refuse("edited_meanwhile", { by });
}
