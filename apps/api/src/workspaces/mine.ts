import { Id, MyWorkspaceList, MyWorkspaces } from "@bailiwick/contracts";
import { blueprint, permissionSet, type WorkspaceState } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "./internal.ts";

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
  sort_name: string;
  total: number;
};

const Place = z.tuple([z.string(), Id]);

/**
 * The workspaces that the caller can enter, in all their organizations, by name, for the switcher (M39, M49, C5), and
 * the total: anyone who does not find theirs searches, or continues after the cursor.
 */
export const mine = procedure("signedIn")
  .input(MyWorkspaces)
  .output(MyWorkspaceList)
  .query(async ({ ctx, input }) => {
    const [name, id] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>("SELECT * FROM authz.my_workspaces($1, $2, $3, $4, $5)", [
      input.search,
      input.includeArchived,
      name,
      id,
      input.limit + 1,
    ]);
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.sort_name, row.id]);
    return {
      total: found[0]?.total ?? 0,
      nextCursor,
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
          ? permissionSet.names(permissionSet.fromBits(row.permissions), blueprint(row.blueprint).catalogue)
          : null,
        purgeAfter: iso(row.purge_after),
        organization: { id: row.org_id, slug: row.org_slug, name: row.org_name, blueprint: row.blueprint },
      })),
    };
  });
