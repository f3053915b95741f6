import { PlatformWorkspace, RescueWorkspace } from "@bailiwick/contracts";
import { canRescue, decideTransition, demand, noSuchAccount, Refused } from "@bailiwick/domain";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../trpc.ts";
import { workspaceFacts } from "../workspaces/internal.ts";
import { readWorkspace } from "./internal.ts";

type Person = { user_id: string; name: string; email: string };

/** Makes somebody the owner of a workspace that nobody keeps owned any more (V61), a member or not. */
export const rescueWorkspace = procedure("platform:rescue_workspace", "workspace.rescued")
  .input(RescueWorkspace)
  .output(PlatformWorkspace)
  .mutation(async ({ ctx, input }) => {
    const { actor, blueprint, organization, workspace, sql, record } = ctx;
    demand(decideTransition(blueprint, "rescue", await workspaceFacts(ctx)));
    const [owned] = await sql<{ by: number }>("SELECT authz.owners($1, $2)::int AS by", [
      organization.id,
      workspace.id,
    ]);
    demand(canRescue(actor, owned?.by ?? 0));
    const [person] = await sql<Person>("SELECT user_id, name, email FROM authz.find_person($1)", [
      input.email,
    ]);
    if (person === undefined) throw new Refused(noSuchAccount);

    const target = aboutPerson({ userId: person.user_id, email: person.email });
    const row = [organization.id, person.user_id, person.name, person.email, actor.id];
    if (blueprint.joiner !== null) {
      const joined = await sql(
        `INSERT INTO organization_member (org_id, user_id, name, email, created_by, role)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, user_id) DO NOTHING RETURNING user_id`,
        [...row, blueprint.joiner],
      );
      const after = { role: blueprint.joiner };
      if (joined.length > 0) await record({ action: "organization.member_added", target, after });
    }
    const { role } = blueprint.owner;
    await sql(
      `INSERT INTO member (org_id, user_id, name, email, created_by, role, workspace_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role`,
      [...row, role, workspace.id],
    );
    await record({ action: "workspace.rescued", target, after: { role } });
    return readWorkspace(ctx);
  });
