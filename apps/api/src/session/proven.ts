import type { Tenant } from "@bailiwick/db";
import { canActNow, demand } from "@bailiwick/domain";

/**
 * Demands that the person of a session typed their password or a code in it within ten minutes, for acts that outlive it: what
 * a session that was left open, or stolen, must not do. A key has nothing to type.
 * @throws Refused with `sign_in_again`
 */
export async function demandProven({ sql }: Pick<Tenant, "sql">): Promise<void> {
  const [row] = await sql<{ recently: boolean }>("SELECT authz.proven_recently() AS recently");
  demand(canActNow(row?.recently === true));
}
