import { blueprint } from "@bailiwick/domain";

/** Whether there is a choice of plans for organizations of this kind. */
export function hasPlans(kind: string): boolean {
  return blueprint(kind).plans.length > 1;
}
