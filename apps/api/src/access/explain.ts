import { AccessExplanation, ExplainAccess } from "@bailiwick/contracts";
import {
  type AccessGrant,
  can,
  demand,
  explainAccess,
  grantDescription,
  noSuchTeam,
  notAMember,
  permission,
  permissionSet,
  personOf,
  Refused,
  roleIn,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { InWorkspace } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { iso } from "../workspaces/internal.ts";

const memberRead = permission("member:read");

/** The maximum number of people to name who could help. */
const maxHelpers = 5;

type Subject = z.input<typeof AccessExplanation>["subject"];
type Grant = {
  source: AccessGrant["source"];
  role: string;
  team_id: string | null;
  team_name: string | null;
  ends_at: Date | null;
};
type Helper = { userId: string; name: string; email: string };

/**
 * Can a person or a team do something in the workspace, by which of their grants, and, if not, who could? Everyone can
 * ask about themselves; asking about others needs the permission to see the members. Decided by the same code that
 * decides the call itself.
 */
export const explain = procedure("workspace:read")
  .input(ExplainAccess)
  .output(AccessExplanation)
  .query(async ({ ctx, input: { permission, userId, team } }) => {
    const { blueprint, workspace, actor } = ctx;
    const isOneself = !team && (!userId || userId === actor.id);
    if (!isOneself) demand(can(ctx.actor, memberRead));
    const subject = team ? await findTeam(ctx, team) : await findPerson(ctx, userId ?? actor.id);
    const { roles } = await withRoles(ctx);
    const grants = (await readGrants(ctx, subject)).flatMap(
      ({ source, team_id, team_name, ends_at: endsAt, ...grant }) => {
        const role = roleIn(roles, source === "organization" ? "organization" : "workspace", grant.role);
        if (role === undefined) return [];
        return [
          {
            source,
            role,
            endsAt,
            ...(team_id === null ? {} : { team: { id: team_id, name: team_name ?? "" } }),
          },
        ];
      },
    );

    const { allowed, refusal } = explainAccess({ permission, grants, state: workspace.state, blueprint });

    return {
      allowed,
      code: refusal?.code ?? null,
      reason: refusal?.reason ?? null,
      params: refusal?.params ?? {},
      message: refusal?.message ?? null,
      subject,
      grants: grants.map((grant) =>
        grantOf(grant, permissionSet.has(grant.role.set, permission, blueprint.catalogue)),
      ),
      helpers: allowed ? [] : await helpers(ctx, permission, subject.id),
    };
  });

function grantOf(grant: AccessGrant, holds: boolean): z.input<typeof AccessExplanation>["grants"][number] {
  const { source, role, team = null, endsAt = null } = grant;
  return {
    source,
    role: role.key,
    roleName: role.name,
    team,
    endsAt: iso(endsAt),
    description: grantDescription(grant),
    holds,
  };
}

/** A person of the workspace or of its organization, as far as the caller can see them. */
async function findPerson(
  { sql, organization, workspace, principal }: InWorkspace,
  id: string,
): Promise<Subject> {
  const person = personOf(principal);
  if (id === person?.id) return { kind: "user", id, name: person.name, email: person.email };
  const [found] = await sql<{ name: string; email: string }>(
    `SELECT name, email FROM member WHERE org_id = $1 AND workspace_id = $2 AND user_id = $3
     UNION SELECT name, email FROM team_member WHERE org_id = $1 AND user_id = $3
     UNION SELECT name, email FROM organization_member WHERE org_id = $1 AND user_id = $3 LIMIT 1`,
    [organization.id, workspace.id, id],
  );
  if (found === undefined) throw new Refused(notAMember);
  return { kind: "user", id, ...found };
}

async function findTeam({ sql, organization }: InWorkspace, id: string): Promise<Subject> {
  const [found] = await sql<{ name: string }>("SELECT name FROM team WHERE org_id = $1 AND id = $2", [
    organization.id,
    id,
  ]);
  if (found === undefined) throw new Refused(noSuchTeam);
  return { kind: "team", id, name: found.name, email: null };
}

function readGrants({ sql, organization, workspace }: InWorkspace, { kind, id }: Subject): Promise<Grant[]> {
  if (kind === "user")
    return sql<Grant>("SELECT source, role, team_id, team_name, ends_at FROM authz.grants_of($1)", [id]);
  return sql<Grant>(
    `SELECT 'team' AS source, g.role, t.id AS team_id, t.name AS team_name, g.ends_at
     FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
     WHERE g.org_id = $1 AND g.workspace_id = $2 AND g.team_id = $3`,
    [organization.id, workspace.id, id],
  );
}

/** People who hold the permission here and can sign in, highest role first. */
async function helpers({ sql }: InWorkspace, permission: string, besides: string): Promise<Helper[]> {
  const found = await sql<Helper>(
    'SELECT user_id AS "userId", name, email FROM authz.holders($1, $2) WHERE user_id <> $3',
    [permission, maxHelpers + 1, besides],
  );
  return found.slice(0, maxHelpers);
}
