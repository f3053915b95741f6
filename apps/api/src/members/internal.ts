import { notAMember, type OwnerFacts, Refused } from "@bailiwick/domain";
import type { Aim } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";

/** The context of a member verb. */
export type InWorkspace = VerbContext<{ readonly workspace: string }>;

/** A direct membership's row. */
export type MemberRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly active: boolean;
  readonly createdAt: Date;
  /** The end that was given here; `endsAt` is the earlier of it and of that of the organization role. */
  readonly ownEnd: Date | null;
  readonly endsAt: Date | null;
};

/** The key of a person's membership of the call's workspace. */
export function membership({ organization, workspace }: InWorkspace, userId: string) {
  return { orgId_workspaceId_userId: { orgId: organization.id, workspaceId: workspace.id, userId } };
}

/**
 * The direct member of the call's workspace with this user id.
 * @throws Refused with `NOT_FOUND` for anyone else, in another workspace or nowhere.
 */
export async function findMember(ctx: InWorkspace, userId: string): Promise<MemberRow> {
  const prisma = await ctx.prisma();
  const member = await prisma.member.findUnique({ where: membership(ctx, userId) });
  if (member === null) throw new Refused(notAMember);
  return member;
}

/**
 * How many people keep the workspace owned besides this member (V25). The one count for every route that can lose an
 * owner; entering the workspace for a change took the lock that protects it until the commit.
 */
export async function ownersBesides(
  { sql, organization, workspace }: InWorkspace,
  { userId }: Pick<MemberRow, "userId">,
): Promise<OwnerFacts> {
  const [row] = await sql<{ others: number; isPrivate: boolean }>(
    `SELECT authz.owners($1, $2, $3)::int AS others,
       EXISTS (SELECT FROM workspace w WHERE w.org_id = $1 AND w.id = $2 AND w.default_for = $3) AS "isPrivate"`,
    [organization.id, workspace.id, userId],
  );
  return { otherOwners: row?.others ?? 0, isPrivate: row?.isPrivate ?? false };
}

/** A person as the target of an audit entry. The address distinguishes people with the same name. */
export function aboutPerson({ userId, email }: { readonly userId: string; readonly email: string }) {
  return { kind: "user", id: userId, name: email };
}

/** Targets the input's person, by id or address. */
export const aimAtPerson: Aim<{ readonly userId?: string; readonly email?: string }> = async (
  { userId, email },
  { sql },
) => {
  if (userId === undefined) return email === undefined ? null : { kind: "user", id: email, name: email };
  const [person] = await sql<{ email: string }>(
    `SELECT email FROM member WHERE workspace_id = authz.workspace_id() AND user_id = $1
     UNION SELECT email FROM organization_member WHERE org_id = authz.org_id() AND user_id = $1 LIMIT 1`,
    [userId],
  );
  return { kind: "user", id: userId, name: person?.email ?? userId };
};
