import { CreatedOrganization, CreateOrganization } from "@bailiwick/contracts";
import {
  type Blueprint,
  blueprintNotOffered,
  canChoosePlan,
  canCreateOrganization,
  demand,
  Refused,
  slugFromName,
  slugTaken,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { aboutPerson } from "../members/internal.ts";
import { demandRoomToOwn } from "../plans/owning.ts";
import { procedure } from "../procedure/trpc.ts";
import { workspaceTarget } from "../workspaces/internal.ts";
import { organizationTarget } from "./internal.ts";

/**
 * Creates an organization, with its first workspace if the blueprint has one; the caller is the creator of both (V23,
 * V34, V36, V49, M28). In a flat blueprint this is how a workspace is created.
 */
export const create = procedure("signedIn", "organization.created")
  .input(CreateOrganization)
  .output(CreatedOrganization)
  .mutation(async ({ ctx, input }) => {
    const { person, instance, record, sql } = ctx;
    const { name, slug, description, timeZone, locale } = input;
    const blueprint = instance.blueprints.find((offered) => offered.key === input.blueprint);
    if (blueprint === undefined) throw new Refused(blueprintNotOffered);
    // For every caller: the platform admin creates organizations for customers in a different way, and keeps no role in
    // them.
    demand(canCreateOrganization(blueprint, "customer"));
    const plan = input.plan ?? blueprint.defaultPlan;
    demand(canChoosePlan(blueprint.plans, plan, "customer"));
    await demandRoomToOwn(ctx, blueprint, plan, [person.id]);

    const organization = { id: newId(), slug, name };
    const workspace = firstWorkspace(blueprint, { name, slug, founder: person.name });
    const [creation] = await sql<{ outcome: string }>(
      "SELECT authz.create_organization($1, $2, $3, $4, $5, $6, $7, $8) AS outcome",
      [
        organization.id,
        blueprint.key,
        slug,
        name,
        workspace?.id ?? null,
        workspace?.slug ?? null,
        workspace?.name ?? null,
        description,
      ],
    );
    if (creation?.outcome !== "created") throw new Refused(slugTaken);
    if (plan !== blueprint.defaultPlan) {
      await sql("UPDATE organization SET plan = $2 WHERE id = $1", [organization.id, plan]);
    }
    if (blueprint.topology === "flat") {
      await sql("UPDATE organization SET time_zone = $2 WHERE id = $1", [organization.id, timeZone]);
    }
    if (workspace !== null) {
      await sql("UPDATE workspace SET time_zone = $2, locale = $3 WHERE id = $1", [
        workspace.id,
        timeZone,
        locale,
      ]);
    }

    await record({
      action: "organization.created",
      target: organizationTarget(organization),
      after: { name, slug, blueprint: blueprint.key, plan },
    });
    const founder = aboutPerson({ userId: person.id, email: person.email });
    const { organization: organizationRole, workspace: workspaceRole } = blueprint.creator;
    if (organizationRole !== null) {
      const after = { role: organizationRole };
      await record({ action: "organization.member_added", target: founder, after });
    }
    if (workspace !== null) {
      const after = { name: workspace.name, slug: workspace.slug, description, timeZone, locale };
      await record({ action: "workspace.created", target: workspaceTarget(workspace), after });
      await record({ action: "member.added", target: founder, after: { role: workspaceRole } });
    }
    return {
      organization: { id: organization.id, slug },
      workspace: workspace && { id: workspace.id, slug: workspace.slug },
    };
  });

/**
 * The workspace that comes with a new organization: a flat one's only one, the default, or the creator's private one
 * (P17).
 */
export function firstWorkspace(
  { topology, defaultWorkspace }: Blueprint,
  { name, slug, founder }: { readonly name: string; readonly slug: string; readonly founder: string },
) {
  const id = newId();
  if (topology === "flat") return { id, slug, name };
  switch (defaultWorkspace.kind) {
    case "none":
      return null;
    case "one":
      return { id, slug, name: defaultWorkspace.name };
    case "private":
      return { id, slug: slugFromName(founder), name: defaultWorkspace.name };
  }
}
