import { AddMember, Member } from "@bailiwick/contracts";
import {
  alreadyMember,
  canAddMember,
  canAddToOrganization,
  canWriteToOthers,
  demand,
  noSuchAccount,
  Refused,
} from "@bailiwick/domain";
import { joinOrganization } from "../organizations/joining.ts";
import { demandRoomFor } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { mailAdded } from "./added-mail.ts";
import { aboutPerson, type InWorkspace } from "./internal.ts";
import { readPerson } from "./people.ts";
import { seatsOf } from "./seats.ts";

/**
 * Makes somebody a member, by the address of their account (V52, M22, M34, M54). Where people belong to organizations,
 * one who is not in it yet joins it in the same commit, if the actor may add people to it. A mail tells them (S27, S28).
 */
export const add = procedure("member:add", "member.added")
  .input(AddMember)
  .output(Member)
  .mutation(async ({ ctx, input }) => {
    const { organization, workspace, blueprint, sql, record } = ctx;
    const actor = await withRoles(ctx);
    const person = await findPerson(ctx, input.email);
    const joins = person?.isInOrganization ? null : blueprint.defaultRole;

    const facts = { isMember: person?.isMember ?? false, ...(await seatsOf(ctx, input.email)) };
    demand(canAddMember(actor, input.role, facts));
    // Asked before it is known whether there is such an account: who may not add people learns nothing of it.
    if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
    demand(canWriteToOthers(ctx.person));
    if (person === undefined) throw new Refused(noSuchAccount);
    if (input.role === blueprint.owner.role) await demandRoomFor(ctx, person.userId);

    // The key decides, whatever was read before: without a row, somebody else's addition came first.
    const added = await sql(
      `INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING user_id`,
      [organization.id, workspace.id, person.userId, input.role, person.name, person.email, actor.id],
    );
    if (added.length === 0) throw new Refused(alreadyMember);
    // Afterwards: who is in the default workspace already is not seated there a second time.
    if (joins !== null) await joinOrganization(ctx, person, joins);
    await mailAdded(ctx, actor, { email: person.email, role: input.role });

    await record({ action: "member.added", target: aboutPerson(person), after: { role: input.role } });

    return readPerson(ctx, person.userId);
  });

type Found = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isMember: boolean;
  readonly isInOrganization: boolean;
};

/** Who can sign in with this address, and where they are already. */
async function findPerson({ sql, organization, workspace }: InWorkspace, email: string) {
  const [found] = await sql<Found>(
    `SELECT p.user_id AS "userId", p.name, p.email,
       EXISTS (SELECT FROM member m WHERE m.org_id = $1 AND m.workspace_id = $2 AND m.user_id = p.user_id)
         AS "isMember",
       EXISTS (SELECT FROM organization_member o WHERE o.org_id = $1 AND o.user_id = p.user_id)
         AS "isInOrganization"
     FROM authz.find_person($3) p`,
    [organization.id, workspace.id, email],
  );
  return found;
}
