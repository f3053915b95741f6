import { InWorkspace, Workspace } from "@bailiwick/contracts";
import { permissionSet } from "@bailiwick/domain";
import { procedure } from "../trpc.ts";
import { activeWorkspaces, iso } from "./internal.ts";

/** One workspace, in any state that its reader may see, with the reader's access to it. */
export const get = procedure("workspace:read")
  .input(InWorkspace)
  .output(Workspace)
  .query(async ({ ctx }) => {
    const { actor, organization } = ctx;
    const prisma = await ctx.prisma();
    const workspace = await prisma.workspace.findFirstOrThrow({ where: { id: ctx.workspace.id } });
    const { plan } = await prisma.organization.findFirstOrThrow({ where: { id: organization.id } });
    const [counts] = await ctx.sql<{ members: number; owners: number }>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM member WHERE org_id = $1 AND workspace_id = $2 LIMIT 1000) m) AS members,
              authz.owners($1, $2)::int AS owners`,
      [organization.id, workspace.id],
    );
    return {
      ...{ id: workspace.id, slug: workspace.slug, name: workspace.name, description: workspace.description },
      ...{ state: ctx.workspace.state, isDefault: workspace.isDefault, createdAt: iso(workspace.createdAt) },
      archivedAt: iso(workspace.archivedAt),
      deletionRequestedAt: iso(workspace.deletionRequestedAt),
      purgeAfter: iso(workspace.purgeAfter),
      organization: {
        ...organization,
        blueprint: ctx.blueprint.key,
        plan,
        activeWorkspaces: await activeWorkspaces(ctx, organization.id),
      },
      memberCount: counts?.members ?? 0,
      ownerCount: counts?.owners ?? 0,
      access: {
        organizationRole: actor.organizationRole,
        workspaceRole: actor.workspaceRole,
        permissions: permissionSet.names(actor.permissions),
      },
    };
  });
