import type { Member, Organization } from "@bailiwick/contracts";
import type { Act } from "@bailiwick/db";
import {
  type AdminFacts,
  decideOrganization,
  demand,
  isInWindow,
  keptRole,
  type LeavingFacts,
  notInOrganization,
  permissionSet,
  Refused,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { VerbContext } from "../procedure/run.ts";
import { iso, workspaceRoom } from "../workspaces/internal.ts";

/** The context of an organization verb. */
export type InOrganizationContext = VerbContext<{ organization: string }>;

/** The organization as the target of an audit entry. */
export function organizationTarget({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): Act["target"] {
  return { kind: "organization", id, name };
}

/** The current organization, with its reader's role and permissions. */
export async function readOrganization(ctx: InOrganizationContext): Promise<z.input<typeof Organization>> {
  const { actor, blueprint } = ctx;
  const prisma = await ctx.prisma();
  const row = await prisma.organization.findUniqueOrThrow({ where: { id: ctx.organization.id } });
  const { activeWorkspaces, activeLimit } = await workspaceRoom(ctx);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    blueprint: blueprint.key,
    plan: row.plan,
    state: row.state as z.input<typeof Organization>["state"],
    timeZone: row.timeZone,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    updatedByName: row.updatedByName,
    deletionRequestedAt: iso(row.deletionRequestedAt),
    role: actor.organizationRole,
    permissions: permissionSet.names(actor.permissions, blueprint.catalogue),
    activeWorkspaces,
    workspaceLimit: activeLimit,
  };
}

/** Cancels the deletion of an organization: its admins before it was confirmed, the platform admin after. */
export async function cancelDeletion(ctx: InOrganizationContext): Promise<void> {
  const { organization, blueprint } = ctx;
  demand(decideOrganization(blueprint, "cancel_deletion", organization));
  const prisma = await ctx.prisma();
  const { purgeAfter } = await prisma.organization.findUniqueOrThrow({ where: { id: organization.id } });
  demand(isInWindow(purgeAfter, ctx.now));
  await prisma.organization.update({
    where: { id: organization.id },
    data: { state: "active", deletionRequestedAt: null, deletionRequestedBy: null, purgeAfter: null },
  });
  await ctx.record({
    action: "organization.deletion_canceled",
    target: organizationTarget(organization),
    before: { state: organization.state },
    after: { state: "active" },
  });
}

/** A person of an organization in a list or a result. */
export type OrganizationMemberRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly active: boolean;
  readonly picture: string | null;
  readonly createdAt: Date;
  /** Null if it does not end by itself. */
  readonly endsAt: Date | null;
};

/** The columns of {@link OrganizationMemberRow} for a statement of SQL. */
export const organizationMemberColumns =
  'user_id AS "userId", name, email, role, active, picture, created_at AS "createdAt", ends_at AS "endsAt"';

export function organizationMemberOf(row: OrganizationMemberRow): z.input<typeof Member> {
  const { userId, name, email, role, active, picture } = row;
  const sources = [{ source: "organization" as const, role, team: null, endsAt: iso(row.endsAt) }];
  return { userId, name, email, role, sources, active, picture, createdAt: iso(row.createdAt) };
}

/**
 * The person of the call's organization with this user id.
 * @throws Refused with `NOT_FOUND` for anyone else, in another organization or nowhere.
 */
export async function findOrganizationMember(
  { sql, organization }: Pick<InOrganizationContext, "sql" | "organization">,
  userId: string,
): Promise<OrganizationMemberRow> {
  const [person] = await sql<OrganizationMemberRow>(
    `SELECT ${organizationMemberColumns} FROM organization_member WHERE org_id = $1 AND user_id = $2`,
    [organization.id, userId],
  );
  if (person === undefined) throw new Refused(notInOrganization);
  return person;
}

/** This person's role in the call's organization; null if they are not in it. */
export async function heldRole(
  { sql, organization }: Pick<InOrganizationContext, "sql" | "organization">,
  userId: string,
): Promise<string | null> {
  const [row] = await sql<{ role: string }>(
    "SELECT role FROM organization_member WHERE org_id = $1 AND user_id = $2",
    [organization.id, userId],
  );
  return row?.role ?? null;
}

/** How many other people have the role that the organization must always have, and can sign in. */
export async function adminsBesides(ctx: InOrganizationContext, userId: string): Promise<AdminFacts> {
  const [row] = await ctx.sql<{ others: number }>(
    "SELECT count(*)::int AS others FROM organization_member WHERE org_id = $1 AND role = $2 AND active AND user_id <> $3",
    [ctx.organization.id, keptRole(ctx.blueprint)?.key ?? null, userId],
  );
  return { otherAdmins: row?.others ?? 0 };
}

/**
 * What keeps this person in the organization: there is no other admin, or there are shared workspaces without another
 * owner.
 */
export async function leavingFacts(ctx: InOrganizationContext, userId: string): Promise<LeavingFacts> {
  const owned = await ctx.sql<{ name: string }>("SELECT name FROM authz.sole_owned($1)", [userId]);
  return { ...(await adminsBesides(ctx, userId)), onlyOwnerOf: owned.map(({ name }) => name) };
}
