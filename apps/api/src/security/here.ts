import type { Tenant } from "@bailiwick/db";
import type { PolicyRefusal } from "@bailiwick/domain";

/** What the security policies of a place say of keys and invitations. */
type PolicyHere = {
  /** How long a key can work, in days; null for any time. */
  readonly keyDays: number | null;
  readonly personalTokens: boolean;
  /** Whether the address can be invited; true without one. */
  readonly isInvitable: boolean;
};

/** What the policies of the entered place say, for those who can't read them. */
export async function policyHere({ sql }: Pick<Tenant, "sql">, address = ""): Promise<PolicyHere> {
  const [row] = await sql<PolicyHere>(
    `SELECT key_days AS "keyDays", personal_tokens AS "personalTokens", is_invitable AS "isInvitable"
     FROM authz.policy_here($1)`,
    [address],
  );
  if (row === undefined) throw new Error("authz.policy_here answered nothing");
  return row;
}

type Behind = { readonly refusal: PolicyRefusal | null; readonly isInvitable: boolean };

/** What the policies of the place behind an invitation say of the signed-in person who would accept it. */
export async function policyBehind(
  { sql }: Pick<Tenant, "sql">,
  {
    organization,
    workspace,
  }: { readonly organization: { readonly id: string }; readonly workspace: { readonly id: string } | null },
): Promise<Behind> {
  const [row] = await sql<Behind>(
    `SELECT authz.refused_at($1, $2) AS refusal, authz.invites_me($1, $2) AS "isInvitable"`,
    [organization.id, workspace?.id ?? null],
  );
  return row ?? { refusal: null, isInvitable: true };
}
