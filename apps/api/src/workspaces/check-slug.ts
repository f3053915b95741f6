import { CheckSlug, SlugAnswer } from "@bailiwick/contracts";
import { type Blueprint, blueprint } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/**
 * The namespace in which a slug has to be free: for a workspace of this organization, or for a new organization and its
 * first workspace.
 */
function namespaces(rules: Blueprint, organization: string | null): string[] {
  const workspaces = rules.slug.scope === "instance" ? "workspaces" : organization;
  if (organization !== null && rules.topology === "organization") return [workspaces ?? organization];
  const bringsWorkspace = rules.topology === "flat" || rules.defaultWorkspace.kind === "one";
  return bringsWorkspace && workspaces !== null ? ["organizations", workspaces] : ["organizations"];
}

/** Whether a slug is free, for a form while a person types; the creation itself decides (V33, V56). */
export const checkSlug = procedure("signedIn")
  .input(CheckSlug)
  .output(SlugAnswer)
  .query(async ({ ctx, input }) => {
    const [answer] = await ctx.sql<{ free: boolean }>(
      "SELECT bool_and(authz.slug_is_free(space, $2)) AS free FROM unnest($1::text[]) space",
      [namespaces(blueprint(input.blueprint), input.organization ?? null), input.slug],
    );
    return { free: answer?.free === true };
  });
