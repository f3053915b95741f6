import { CreatedWorkspace, CreateWorkspace } from "@bailiwick/contracts";
import { canCreateWorkspace, demand, demandPerson, Refused, slugTaken } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { demandOwnable } from "../members/ends.ts";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { workspaceRoom, workspaceTarget } from "./internal.ts";

/**
 * Creates a workspace in an organization, if its plan allows it; its creator is its first member (M24-M28, M51, P21).
 */
export const create = procedure("workspace:create", "workspace.created")
  .input(CreateWorkspace)
  .output(CreatedWorkspace)
  .mutation(async ({ ctx, input }) => {
    const { organization, blueprint } = ctx;
    const person = demandPerson(ctx.principal);
    const { name, slug, description, timeZone, locale } = input;
    demand(canCreateWorkspace(blueprint, await workspaceRoom(ctx)));
    if (blueprint.creator.workspace === blueprint.owner.role) {
      await demandOwnable(ctx, ctx.actor, { userId: person.id });
    }

    const id = newId();
    const [claim] = await ctx.sql<{ taken: boolean }>("SELECT authz.claim_workspace_slug($1, $2) AS taken", [
      id,
      slug,
    ]);
    if (claim?.taken !== true) throw new Refused(slugTaken);
    const prisma = await ctx.prisma();
    // createMany, because create would read the row back, which its creator sees only as a member.
    await prisma.workspace.createMany({
      data: [{ orgId: organization.id, id, slug, name, description, timeZone, locale, createdBy: person.id }],
    });
    await ctx.sql("SELECT authz.become_creator($1)", [id]);

    const { workspace: role } = blueprint.creator;
    await ctx.record({
      action: "workspace.created",
      target: workspaceTarget({ id, name }),
      after: { name, slug, description, timeZone, locale },
    });
    await ctx.record({
      action: "member.added",
      target: aboutPerson({ userId: person.id, email: person.email }),
      after: { role },
    });
    return { id, slug };
  });
