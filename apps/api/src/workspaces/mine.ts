import { MyWorkspaceList, MyWorkspaces } from "@bailiwick/contracts";
import { permissionSet, type WorkspaceState } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "./internal.ts";

/** Who has more finds the rest by searching. */
const max = 1000;

type Row = {
  id: string;
  slug: string;
  name: string;
  description: string;
  state: WorkspaceState;
  is_default: boolean;
  role: string | null;
  role_name: string | null;
  permissions: string;
  org_id: string;
  org_slug: string;
  org_name: string;
  blueprint: string;
  purge_after: Date | null;
};

/** Every workspace that the caller can enter, in all their organizations, for the switcher (M39, M49, C5). */
export const mine = procedure("signedIn")
  .input(MyWorkspaces)
  .output(MyWorkspaceList)
  .query(async ({ ctx, input }) => {
    const rows = await ctx.sql<Row>(
      `SELECT * FROM authz.my_workspaces($1, 10000) WHERE state = 'active' OR $2 LIMIT ${max}`,
      [input.search, input.includeArchived],
    );
    return {
      items: rows.map(({ id, slug, name, description, state, role, ...row }) => ({
        id,
        slug,
        name,
        description,
        state,
        role,
        isDefault: row.is_default,
        roleName: row.role_name,
        permissions: input.withPermissions
          ? permissionSet.names(permissionSet.fromBits(row.permissions))
          : null,
        purgeAfter: iso(row.purge_after),
        organization: { id: row.org_id, slug: row.org_slug, name: row.org_name, blueprint: row.blueprint },
      })),
    };
  });
