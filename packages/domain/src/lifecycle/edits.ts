import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** When something was last edited, and by whom; null as long as it is as it was created. */
export type Edited = { readonly at: Date | null; readonly by: string | null };

/**
 * May an edit replace what there is? Not when someone has edited it since its author saw it. `seen` is the instant of the
 * edit that they saw, null for none; whoever leaves it out does not ask. Instants are compared by the millisecond, as they
 * are told.
 */
export function canOverwrite(seen: Date | null | undefined, { at, by }: Edited): Decision {
  if (seen === undefined || (seen?.getTime() ?? null) === (at?.getTime() ?? null)) return allowed;
  return refuse("edited_meanwhile", { by });
}
