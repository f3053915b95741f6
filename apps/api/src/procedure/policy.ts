import type { TenantContext } from "@bailiwick/db";
import { Refused, refuse } from "@bailiwick/domain";

/**
 * Demands that the security policies of the place let the caller in.
 * @param ip the client's address, which the sentence names
 * @throws Refused with the reason; a caller to whom the place is missing is told that instead
 */
export function demandLetIn({ refusal }: Pick<TenantContext, "refusal">, ip: string | null): void {
  if (refusal === null) return;
  throw new Refused(refusal === "address_not_allowed" ? refuse(refusal, { address: ip }) : refuse(refusal));
}
