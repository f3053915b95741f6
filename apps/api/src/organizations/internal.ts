import type { Organization } from "@bailiwick/contracts";
import type { Act } from "@bailiwick/db";
import { decideOrganization, demand, permissionSet } from "@bailiwick/domain";
import type { z } from "zod";
import type { VerbContext } from "../run.ts";
import { iso, workspaceRoom } from "../workspaces/internal.ts";

/** What a verb about one organization gets. */
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

/** The organization as it is now, with its reader's role and permissions. */
export async function readOrganization(ctx: InOrganizationContext): Promise<z.input<typeof Organization>> {
  const { actor, blueprint } = ctx;
  const prisma = await ctx.prisma();
  const row = await prisma.organization.findUniqueOrThrow({ where: { id: ctx.organization.id } });
  const { activeWorkspaces, activeLimit } = await workspaceRoom(ctx);
  return {
    ...{ id: row.id, slug: row.slug, name: row.name, blueprint: blueprint.key, plan: row.plan },
    state: row.state as z.input<typeof Organization>["state"],
    createdAt: iso(row.createdAt),
    deletionRequestedAt: iso(row.deletionRequestedAt),
    role: actor.organizationRole,
    permissions: permissionSet.names(actor.permissions),
    activeWorkspaces,
    workspaceLimit: activeLimit,
  };
}

/** Takes the deletion of an organization back: its admins before it was confirmed, the platform admin after. */
export async function cancelDeletion(ctx: InOrganizationContext): Promise<void> {
  const { organization, blueprint } = ctx;
  demand(decideOrganization(blueprint, "cancel_deletion", organization));
  const prisma = await ctx.prisma();
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
