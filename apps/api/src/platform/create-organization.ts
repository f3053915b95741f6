import { CreateCustomerOrganization, PlatformOrganization } from "@bailiwick/contracts";
import {
  blueprintNotOffered,
  canCreateForCustomer,
  demand,
  keptRole,
  noSuchAccount,
  Refused,
  slugTaken,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { firstWorkspace } from "../organizations/create.ts";
import { organizationTarget } from "../organizations/internal.ts";
import { findAccount, joinOrganization } from "../organizations/joining.ts";
import { procedure } from "../procedure/trpc.ts";
import { readOrganization } from "./internal.ts";

/**
 * Creates an organization for a customer and appoints its first admin in the same commit (S32): it always has someone
 * who can act, and the platform admin keeps no access inside.
 */
export const createOrganization = procedure("platform:appoint_organization_admin", "organization.created")
  .input(CreateCustomerOrganization)
  .output(PlatformOrganization)
  .mutation(async ({ ctx, input }) => {
    const { instance, sql, record } = ctx;
    const { name, slug, description } = input;
    const blueprint = instance.blueprints.find((offered) => offered.key === input.blueprint);
    if (blueprint === undefined) throw new Refused(blueprintNotOffered);
    demand(canCreateForCustomer(blueprint));
    const admin = await findAccount(ctx, input.admin);
    if (admin === undefined) throw new Refused({ ...noSuchAccount, path: "admin" });

    const id = newId();
    const workspace = firstWorkspace(blueprint, { name, slug, founder: admin.name });
    const [creation] = await sql<{ outcome: string }>(
      "SELECT authz.create_organization($1, $2, $3, $4, $5, $6, $7, $8) AS outcome",
      [
        id,
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
    await sql("SELECT authz.leave_created()");

    const organization = { id, slug, name, state: "active" as const };
    const plan = blueprint.defaultPlan;
    await record({
      action: "organization.created",
      target: organizationTarget(organization),
      after: { name, slug, blueprint: blueprint.key, plan },
    });
    await joinOrganization(ctx, admin, keptRole(blueprint)?.key ?? "");
    return readOrganization({ sql, organization });
  });
