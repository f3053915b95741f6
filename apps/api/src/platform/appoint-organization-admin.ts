import { AppointOrganizationAdmin, Member } from "@bailiwick/contracts";
import { canAppoint, demand, keptRole, noSuchAccount, Refused } from "@bailiwick/domain";
import { aboutPerson, aimAtPerson } from "../members/internal.ts";
import {
  adminsBesides,
  findOrganizationMember,
  heldRole,
  organizationMemberOf,
} from "../organizations/internal.ts";
import { findAccount, joinOrganization } from "../organizations/joining.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { giveOrganizationRole } from "./internal.ts";

/**
 * Makes a person an admin of an organization whose admins the platform admin appoints (S32), whether or not they are in
 * it.
 */
export const appointOrganizationAdmin = procedure(
  "platform:appoint_organization_admin",
  "organization.admin_appointed",
)
  .input(AppointOrganizationAdmin, { aim: aimAtPerson })
  .output(Member)
  .mutation(async ({ ctx, input: { email } }) => {
    const role = keptRole(ctx.blueprint)?.key ?? "";
    const person = await findAccount(ctx, email);
    const held = person === undefined ? null : await heldRole(ctx, person.userId);
    const facts = await adminsBesides(ctx, person?.userId ?? ctx.actor.id);
    demand(canAppoint(await withRoles(ctx), held, role, facts));
    if (person === undefined) throw new Refused(noSuchAccount);
    if (held === null) await joinOrganization(ctx, person, role);
    else await giveOrganizationRole(ctx, person.userId, role);
    await ctx.record({
      action: "organization.admin_appointed",
      target: aboutPerson(person),
      before: held === null ? null : { role: held },
      after: { role },
    });
    return organizationMemberOf(await findOrganizationMember(ctx, person.userId));
  });
