import { PlatformWorkspace, RescueWorkspace } from "@bailiwick/contracts";
import { canRescue, decideTransition, demand, noSuchAccount, Refused } from "@bailiwick/domain";
import { aboutPerson, aimAtPerson } from "../members/internal.ts";
import { heldRole } from "../organizations/internal.ts";
import { findAccount, joinOrganization } from "../organizations/joining.ts";
import { planFacts } from "../plans/internal.ts";
import { demandRoomToOwn } from "../plans/owning.ts";
import { procedure } from "../procedure/trpc.ts";
import { workspaceFacts } from "../workspaces/internal.ts";
import { readWorkspace } from "./internal.ts";

/**
 * Makes a person, member or not, the owner of a workspace that has no owner left (V61), if their plan allows them
 * another (V57), as for every other way to own one.
 */
export const rescueWorkspace = procedure("platform:rescue_workspace", "workspace.rescued")
  .input(RescueWorkspace, { aim: aimAtPerson })
  .output(PlatformWorkspace)
  .mutation(async ({ ctx, input }) => {
    const { actor, blueprint, organization, workspace, sql, record } = ctx;
    demand(decideTransition(blueprint, "rescue", await workspaceFacts(ctx)));
    const [owned] = await sql<{ by: number }>("SELECT authz.owners($1, $2)::int AS by", [
      organization.id,
      workspace.id,
    ]);
    demand(canRescue(actor, owned?.by ?? 0));
    const person = await findAccount(ctx, input.email);
    if (person === undefined) throw new Refused(noSuchAccount);

    await demandRoomToOwn(ctx, blueprint, (await planFacts(ctx)).plan, [person.userId]);

    if (blueprint.defaultRole !== null && (await heldRole(ctx, person.userId)) === null) {
      await joinOrganization(ctx, person, blueprint.defaultRole);
    }
    const { role } = blueprint.owner;
    await sql(
      `INSERT INTO member (org_id, workspace_id, user_id, name, email, created_by, role)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role`,
      [organization.id, workspace.id, person.userId, person.name, person.email, actor.id, role],
    );
    await record({ action: "workspace.rescued", target: aboutPerson(person), after: { role } });
    return readWorkspace(ctx);
  });
