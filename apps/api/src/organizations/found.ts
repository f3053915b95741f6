import { CreatedOrganization, FoundOrganization } from "@bailiwick/contracts";
import {
  blueprintNotOffered,
  can,
  canChoosePlan,
  changedMeanwhile,
  demand,
  keptRole,
  noSuchAccount,
  Refused,
  slugTaken,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { demandRoomToOwn } from "../plans/owning.ts";
import { procedure } from "../procedure/trpc.ts";
import { firstWorkspace } from "./create.ts";
import { findAccount } from "./joining.ts";

/**
 * Founds an organization for a person with a confirmed address, who becomes its first owner, as if they had created it
 * themselves. The caller gets no role in it. The function records it in the new organization's log.
 */
export const found = procedure("organization:create", "organization.created")
  .input(FoundOrganization)
  .output(CreatedOrganization)
  .mutation(async ({ ctx, input }) => {
    const { sql, instance } = ctx;
    const { name, slug, description, timeZone, locale } = input;
    const blueprint = instance.blueprints.find((offered) => offered.key === input.blueprint);
    if (blueprint === undefined) throw new Refused(blueprintNotOffered);
    const plan = input.plan ?? blueprint.defaultPlan;
    const byPlatform = can(ctx.actor, "platform:change_plan").allowed;
    demand(canChoosePlan(blueprint.plans, plan, byPlatform ? "platform" : "customer"));
    const owner = await findAccount(ctx, input.owner);
    if (owner === undefined) throw new Refused({ ...noSuchAccount, path: "owner" });
    await demandRoomToOwn(ctx, blueprint, plan, [owner.userId]);

    const id = newId();
    const workspace = firstWorkspace(blueprint, { name, slug, founder: owner.name });
    const [founding] = await sql<{ outcome: string }>(
      "SELECT authz.found_organization($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS outcome",
      [
        id,
        blueprint.key,
        slug,
        name,
        plan,
        timeZone,
        owner.userId,
        keptRole(blueprint)?.key ?? null,
        workspace?.id ?? null,
        workspace?.slug ?? null,
        workspace?.name ?? null,
        description,
        locale,
      ],
    );
    if (founding?.outcome === "slug_taken") throw new Refused(slugTaken);
    if (founding?.outcome !== "created") throw new Refused(changedMeanwhile);
    return {
      organization: { id, slug },
      workspace: workspace && { id: workspace.id, slug: workspace.slug },
    };
  });
