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
import {
  findOrganizationMember,
  heldRole,
  type InOrganizationContext,
  organizationMemberOf,
} from "../organizations/internal.ts";
import { findAccount, joinOrganization } from "../organizations/joining.ts";
import { demandRoomFor } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { mailAdded } from "./added-mail.ts";
import { demandEnd, demandOwnable, endOf, roleUntil } from "./ends.ts";
import { aboutPerson, aimAtPerson, type InWorkspace } from "./internal.ts";
import { readPerson } from "./people.ts";
import { seatsOf } from "./seats.ts";

type Wanted = {
  readonly email: string;
  readonly role: string;
  readonly endsAt?: string | null | undefined;
};

/**
 * Makes a person a member, by the address of their account (V52, M22, M34, M54, M63). Where people belong to
 * organizations, a person who is not yet in the workspace's organization joins it in the same commit, if the actor can
 * add people to it; an email tells them (S27, S28). They also get what comes with joining an organization. With an end,
 * they are in the organization for that time as well.
 */
export const add = procedure(
  { workspace: "member:add", organization: "organization_member:add" },
  { workspace: "member.added", organization: "organization.member_added" },
)
  .input(AddMember, { aim: aimAtPerson })
  .output(Member)
  .mutation({
    workspace: ({ ctx, input }) => addToWorkspace(ctx, input),
    organization: ({ ctx, input }) => addToOrganization(ctx, input),
  });

/**
 * Makes a person a member of the workspace.
 * @param tells whether a mail of its own says so
 */
export async function addToWorkspace(ctx: InWorkspace, input: Wanted, tells = true) {
  const { organization, workspace, blueprint, sql, record } = ctx;
  const actor = await withRoles(ctx);
  const person = await findPerson(ctx, input.email);
  const joins = person?.isInOrganization ? null : blueprint.defaultRole;

  const facts = { isMember: person?.isMember ?? false, ...(await seatsOf(ctx, input.email)) };
  demand(canAddMember(actor, input.role, facts));
  // Checked before looking for the account: people who can't add members learn nothing about it.
  if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
  const endsAt = endOf(input.endsAt) ?? null;
  await demandEnd(ctx, actor, { level: "workspace", role: input.role, endsAt });
  if (joins !== null) await demandEnd(ctx, actor, { level: "organization", role: joins, endsAt });
  demand(canWriteToOthers(ctx.principal));
  if (person === undefined) throw new Refused(noSuchAccount);
  if (input.role === blueprint.owner.role) {
    await demandOwnable(ctx, actor, person);
    await demandRoomFor(ctx, person.userId);
  }

  // The key decides, regardless of what was read before: no row means that someone else's addition was first.
  const added = await sql(
    `INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by, own_end)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING user_id`,
    [organization.id, workspace.id, person.userId, input.role, person.name, person.email, actor.id, endsAt],
  );
  if (added.length === 0) throw new Refused(alreadyMember);
  // Afterwards, because a person already in the default workspace is not added there a second time.
  if (joins !== null) await joinOrganization(ctx, person, joins, endsAt);
  if (tells) await mailAdded(ctx, actor, { email: person.email, role: input.role, endsAt });

  await record({ action: "member.added", target: aboutPerson(person), after: roleUntil(input.role, endsAt) });

  return readPerson(ctx, person.userId);
}

type Found = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isMember: boolean;
  readonly isInOrganization: boolean;
};

/** The person who can sign in with this address, and their current places. */
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

async function addToOrganization(ctx: InOrganizationContext, { email, role, endsAt: given }: Wanted) {
  const person = await findAccount(ctx, email);
  const held = person === undefined ? null : await heldRole(ctx, person.userId);
  const actor = await withRoles(ctx);
  demand(canAddToOrganization(actor, role, { isMember: held !== null }));
  const endsAt = endOf(given) ?? null;
  await demandEnd(ctx, actor, { level: "organization", role, endsAt });
  if (person === undefined) throw new Refused(noSuchAccount);
  await joinOrganization(ctx, person, role, endsAt);
  return organizationMemberOf(await findOrganizationMember(ctx, person.userId));
}
