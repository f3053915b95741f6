import { connectedSession, type Principal, personOf, Refused } from "@bailiwick/domain";

/**
 * Demands a session that its person began themselves, for what reaches beyond the organization whose connection made it.
 * @throws Refused with `connected_session`
 */
export function demandOwnSession(principal: Principal): void {
  if ((personOf(principal)?.confinedTo ?? null) !== null) throw new Refused(connectedSession);
}
