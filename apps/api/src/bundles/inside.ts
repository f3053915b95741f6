import {
  type Actor,
  type Blueprint,
  type BundleManifest,
  can,
  demand,
  demandPerson,
  noRoles,
  type PermissionName,
  permissionSet,
} from "@bailiwick/domain";
import { create as createOrganization } from "../organizations/create.ts";
import { needsOf } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";
import { changeOf } from "../procedure/trpc.ts";
import { create as createWorkspace } from "../workspaces/create.ts";
import type { WorkspaceContext } from "../workspaces/internal.ts";

/** Where a bundle is imported: into an organization, or as one, which a standalone workspace is. */
export type Outside = Omit<VerbContext<unknown>, "organization" | "blueprint"> & {
  readonly organization: VerbContext<{ organization: string }>["organization"] | null;
  readonly blueprint: Blueprint | null;
};

type Given = Readonly<Record<string, unknown>>;

/** Makes the change of an ordinary procedure inside the workspace, with what it needs and its own rules. */
export async function perform(ctx: WorkspaceContext, procedure: object, given: Given): Promise<unknown> {
  const { meta, verb } = changeOf(procedure);
  const input = meta.input.parse(given);
  demand(can(ctx.actor, needsOf(meta, input, ctx.blueprint) as PermissionName));
  return verb({ ctx, input });
}

/** What the workspace is called here, if not as in the bundle. */
export type Called = {
  readonly name?: string | undefined;
  readonly slug?: string | undefined;
  /** Of a standalone workspace. */
  readonly plan?: string | undefined;
};

/**
 * Creates the workspace for a bundle, as its importer would create one by hand.
 * @param began runs in it before anything is recorded
 * @returns the context of a call inside of it
 */
export async function createPlace(
  ctx: Outside,
  blueprint: Blueprint,
  { workspace: from }: BundleManifest,
  called: Called,
  began: (id: string) => Promise<void>,
): Promise<WorkspaceContext> {
  const { name = from.name, slug = from.slug, plan } = called;
  const { description, timeZone, locale } = from;
  const given = { name, slug, description, timeZone, locale };
  let hasBegun = false;
  const record: Outside["record"] = async (act) => {
    if (!hasBegun) {
      hasBegun = true;
      const [at] = await ctx.sql<{ id: string }>("SELECT authz.workspace_id() AS id");
      await began(at?.id ?? "");
    }
    await ctx.record(act);
  };
  const { organization } = ctx;
  const { meta, verb } = changeOf(organization === null ? createOrganization : createWorkspace);
  const place =
    organization === null ? { blueprint: blueprint.key, plan } : { organization: organization.id };
  await verb({ ctx: { ...ctx, record }, input: meta.input.parse({ ...place, ...given }) });
  return inside(ctx, blueprint, name);
}

/** The context of a call by the creator, in the workspace that this transaction created. */
async function inside(ctx: Outside, blueprint: Blueprint, name: string): Promise<WorkspaceContext> {
  const [at] = await ctx.sql<{
    org: string;
    orgSlug: string;
    orgName: string;
    id: string;
    slug: string;
    held: string;
    organizationRole: string | null;
  }>(
    `SELECT o.id AS org, o.slug AS "orgSlug", o.name AS "orgName", w.id, w.slug, current_setting('authz.held') AS held,
       (SELECT p.role FROM organization_member p WHERE p.org_id = o.id AND p.user_id = authz.person_id()) AS "organizationRole"
     FROM organization o JOIN workspace w ON w.org_id = o.id AND w.id = authz.workspace_id() WHERE o.id = authz.org_id()`,
  );
  if (at === undefined) throw new Error("the workspace that was just created is gone");
  const { id: personId } = demandPerson(ctx.principal);
  const workspace = { id: at.id, slug: at.slug, name, state: "active", isDefault: false } as const;
  const actor: Actor = {
    kind: "user",
    id: personId,
    permissions: permissionSet.fromBits(at.held),
    blueprint,
    roles: noRoles,
    organizationRole: at.organizationRole,
    workspaceRole: blueprint.creator.workspace,
    workspace,
  };
  return {
    ...ctx,
    actor,
    workspace,
    organization: { id: at.org, slug: at.orgSlug, name: at.orgName, state: "active" },
    blueprint,
  } as WorkspaceContext;
}
