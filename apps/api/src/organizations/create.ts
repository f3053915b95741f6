import { CreatedOrganization, CreateOrganization } from "@bailiwick/contracts";
import { type Blueprint, blueprintNotOffered, canFound, demand, Refused, slugTaken } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../trpc.ts";
import { workspaceTarget } from "../workspaces/internal.ts";
import { organizationTarget } from "./internal.ts";

/** The name of the workspace that comes with a new organization; null when none does. */
function firstWorkspace({ topology, defaultWorkspace }: Blueprint, name: string): string | null {
  if (topology === "flat") return name;
  return defaultWorkspace.kind === "one" ? defaultWorkspace.name : null;
}

/**
 * Founds an organization, with its first workspace where the blueprint has one; both bear the slug, and the founder is
 * the creator of both (V23, V36, V49, M28). In a flat blueprint this is how a workspace is created.
 */
export const create = procedure("signedIn", "organization.created")
  .input(CreateOrganization)
  .output(CreatedOrganization)
  .mutation(async ({ ctx, input }) => {
    const { person, instance, record } = ctx;
    const { name, slug, description } = input;
    const blueprint = instance.blueprints.find((offered) => offered.key === input.blueprint);
    if (blueprint === undefined) throw new Refused(blueprintNotOffered);
    demand(canFound(blueprint, person.platformAdmin ? "platform" : "customer"));

    const organization = { id: newId(), slug, name };
    const workspaceName = firstWorkspace(blueprint, name);
    const workspace = workspaceName === null ? null : { id: newId(), slug, name: workspaceName };
    const [founding] = await ctx.sql<{ outcome: string }>(
      "SELECT authz.found_organization($1, $2, $3, $4, $5, $6, $7, $8) AS outcome",
      [
        ...[organization.id, blueprint.key, slug, name],
        ...[workspace?.id ?? null, workspace?.slug ?? null, workspace?.name ?? null, description],
      ],
    );
    if (founding?.outcome !== "founded") throw new Refused(slugTaken);

    await record({
      action: "organization.created",
      target: organizationTarget(organization),
      after: { name, slug, blueprint: blueprint.key, plan: blueprint.defaultPlan },
    });
    const founder = aboutPerson({ userId: person.id, email: person.email });
    const { organization: organizationRole, workspace: workspaceRole } = blueprint.creator;
    if (organizationRole !== null) {
      const after = { role: organizationRole };
      await record({ action: "organization.member_added", target: founder, after });
    }
    if (workspace !== null) {
      const after = { name: workspace.name, slug, description };
      await record({ action: "workspace.created", target: workspaceTarget(workspace), after });
      await record({ action: "member.added", target: founder, after: { role: workspaceRole } });
    }
    return {
      organization: { id: organization.id, slug },
      workspace: workspace && { id: workspace.id, slug },
    };
  });
