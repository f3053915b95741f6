import { AcceptedInvitation, InvitationToken } from "@bailiwick/contracts";
import {
  canAccept,
  canInviteAddress,
  changedMeanwhile,
  demand,
  Refused,
  slugCandidates,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { roleUntil } from "../members/ends.ts";
import { aboutPerson } from "../members/internal.ts";
import { demandRoomToOwn } from "../plans/owning.ts";
import { demandLetIn } from "../procedure/policy.ts";
import { procedure } from "../procedure/trpc.ts";
import { policyBehind } from "../security/here.ts";
import { findByToken } from "./found.ts";
import { aboutInvitation } from "./internal.ts";

/**
 * Accepts an invitation: once, in time, with the invited address, if there is a seat; this also confirms the address.
 * The database claims the row before anything else happens; the effect applies to the person's next request (S29).
 */
export const accept = procedure("signedIn", "invitation.accepted")
  .input(InvitationToken)
  .output(AcceptedInvitation)
  .mutation(async ({ ctx, input }) => {
    const { person, sql, record } = ctx;
    const found = await findByToken(ctx, input.token, true);
    const { organization, workspace, blueprint, facts } = found;
    const role = found.role.key;

    demand(canAccept(facts));
    const { refusal, isInvitable } = await policyBehind(ctx, found);
    demandLetIn({ refusal }, ctx.ip);
    demand(canInviteAddress(isInvitable));
    if (role === blueprint.owner.role) await demandRoomToOwn(ctx, blueprint, found.plan, [person.id]);

    const id = newId();
    const [claim] = await sql<{ won: boolean }>("SELECT authz.accept_invitation($1, $2, $3) AS won", [
      found.hash,
      id,
      slugCandidates(person.name, id),
    ]);
    if (claim?.won !== true) throw new Refused(changedMeanwhile);

    const target = aboutPerson({ userId: person.id, email: person.email });
    const action = workspace === null ? "organization.invitation_accepted" : "invitation.accepted";
    const given = roleUntil(role, found.accessEndsAt);
    await record({ action, target: aboutInvitation(found), after: given });
    const joins = workspace === null ? role : blueprint.defaultRole;
    if (joins !== null && !found.isInOrganization) {
      await record({
        action: "organization.member_added",
        target,
        after: roleUntil(joins, found.accessEndsAt),
      });
    }
    if (workspace !== null) await record({ action: "member.added", target, after: given });

    return {
      organization: { id: organization.id, slug: organization.slug },
      workspace: workspace && { id: workspace.id, slug: workspace.slug },
      role,
    };
  });
