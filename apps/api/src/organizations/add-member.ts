import { AddOrganizationMember, OrganizationMember } from "@bailiwick/contracts";
import { canAddToOrganization, demand, noSuchAccount, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { findOrganizationMember, type InOrganizationContext, organizationMemberOf } from "./internal.ts";
import { findAccount, joinOrganization } from "./joining.ts";

/** Takes somebody into the organization, by the address of their account (M63); what comes with joining is theirs too. */
export const addMember = procedure("organization_member:add", "organization.member_added")
  .input(AddOrganizationMember)
  .output(OrganizationMember)
  .mutation(async ({ ctx, input: { email, role } }) => {
    const person = await findAccount(ctx, email);
    const isMember = person !== undefined && (await isIn(ctx, person.userId));
    demand(canAddToOrganization(await withRoles(ctx), role, { isMember }));
    if (person === undefined) throw new Refused(noSuchAccount);
    await joinOrganization(ctx, person, role);
    return organizationMemberOf(await findOrganizationMember(ctx, person.userId));
  });

async function isIn({ sql, organization }: InOrganizationContext, userId: string): Promise<boolean> {
  const rows = await sql("SELECT FROM organization_member WHERE org_id = $1 AND user_id = $2", [
    organization.id,
    userId,
  ]);
  return rows.length > 0;
}
