import { AddMember, Member } from "@bailiwick/contracts";
import {
  alreadyMember,
  canAddMember,
  canAddToOrganization,
  demand,
  limitInForce,
  noSuchAccount,
  planLimits,
  Refused,
} from "@bailiwick/domain";
import { procedure } from "../trpc.ts";
import { aboutPerson, type InWorkspace, type MemberRow, memberOf } from "./internal.ts";

/**
 * Makes somebody a member, by the address of their account (V52, M22, M34, M54). Where people belong to organizations,
 * one who is not in it yet joins it in the same commit, if the actor may add people to it.
 */
export const add = procedure("member:add", "member.added")
  .input(AddMember)
  .output(Member)
  .mutation(async ({ ctx, input }) => {
    const { actor, organization, workspace, blueprint, sql, record } = ctx;
    const person = await findPerson(ctx, input.email);
    const { members, limit } = await places(ctx);
    const joins = person?.isInOrganization ? null : blueprint.joiner;

    demand(canAddMember(actor, input.role, { isMember: person?.isMember ?? false, members, limit }));
    // Asked before it is known whether there is such an account: who may not add people learns nothing of it.
    if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
    if (person === undefined) throw new Refused(noSuchAccount);

    const prisma = await ctx.prisma();
    const { userId, name, email } = person;
    const row = { orgId: organization.id, userId, name, email, createdBy: actor.id };
    if (joins !== null) await prisma.organizationMember.create({ data: { ...row, role: joins } });
    // The key decides, whatever was read before: without a row, somebody else's addition came first.
    const [added] = await sql<MemberRow>(
      `INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
       RETURNING user_id AS "userId", name, email, role, active, created_at AS "createdAt"`,
      [organization.id, workspace.id, userId, input.role, name, email, actor.id],
    );
    if (added === undefined) throw new Refused(alreadyMember);

    const target = aboutPerson(person);
    if (joins !== null) await record({ action: "organization.member_added", target, after: { role: joins } });
    await record({ action: "member.added", target, after: { role: added.role } });

    return memberOf(added);
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

/** How many members there are, and how many there may be; null is no limit. */
async function places({ sql, organization, workspace, blueprint, instance }: InWorkspace) {
  const [row] = await sql<{ members: number; plan: string; lifted: number | null }>(
    `SELECT o.plan, l.value AS lifted,
       (SELECT count(*)::int FROM member m WHERE m.org_id = $1 AND m.workspace_id = $2) AS members
     FROM organization o LEFT JOIN organization_limit l ON l.org_id = o.id AND l.name = 'members' WHERE o.id = $1`,
    [organization.id, workspace.id],
  );
  const limits = planLimits(blueprint, row?.plan ?? "", instance.mode);
  return { members: row?.members ?? 0, limit: limitInForce(limits, "members", row?.lifted ?? null) };
}
