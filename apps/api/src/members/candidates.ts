import { CandidateList, ListCandidates } from "@bailiwick/contracts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";

/** The maximum number of suggestions; typing more letters finds the others. */
const max = 20;

/**
 * Active people who are not members yet (M32, M33): of the organization, by part of their name or address; for
 * standalone workspaces, anyone with an account, but only by full address.
 */
export const candidates = procedure("member:add")
  .input(ListCandidates)
  .output(CandidateList)
  .query(async ({ ctx, input }) => {
    const people = ctx.blueprint.defaultRole === null ? byAddress : inOrganization;
    const items = await ctx.sql<{ userId: string; name: string; email: string }>(
      `SELECT p.user_id AS "userId", p.name, p.email FROM ${people} p
       WHERE NOT EXISTS (SELECT FROM member m WHERE m.org_id = $1 AND m.workspace_id = $2 AND m.user_id = p.user_id)
       ORDER BY p.sort_name, p.user_id LIMIT ${max}`,
      [ctx.organization.id, ctx.workspace.id, input.search],
    );
    return { items };
  });

// At most one: an address belongs to one person.
const byAddress = "(SELECT *, name AS sort_name FROM authz.find_person(lower($3)))";
const inOrganization = `(SELECT * FROM organization_member WHERE org_id = $1 AND active
  AND ${matching("$3", "search_name", "email")})`;
