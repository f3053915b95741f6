import { randomUUID } from "node:crypto";
import { ImportBundle, ImportedBundle, ImportStandaloneBundle } from "@bailiwick/contracts";
import {
  type Blueprint,
  type BundleManifest,
  blueprintForImport,
  demandPerson,
  type OpenBundle,
  openBundle,
  otherKind,
  Refused,
  refuse,
} from "@bailiwick/domain";
import { z } from "zod";
import { effectiveLimit } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { type WorkspaceContext, workspaceTarget } from "../workspaces/internal.ts";
import { bundleCrypto, readEnvelope } from "./crypto.ts";
import { type Called, createPlace, type Outside } from "./inside.ts";
import { isPeoplePart } from "./people.ts";
import { importRows } from "./rows.ts";
import { demandTrusted } from "./trusted.ts";
import { contentOf } from "./uploads.ts";

type Imported = z.input<typeof ImportedBundle>;

/**
 * Imports a bundle as a workspace of the organization, in one commit. It takes what creates a workspace, and what brings
 * along everything in it: people, roles, teams. The same bundle again changes nothing.
 */
const importBundle = procedure("workspace:create", "workspace.imported")
  .input(ImportBundle)
  .output(ImportedBundle)
  .mutation(({ ctx, input }) => importInto(ctx as unknown as Outside, input));

/** Imports a bundle as a standalone workspace, which is an organization of its own, for anyone who can create one. */
export const importStandalone = procedure("signedIn", "workspace.imported")
  .input(ImportStandaloneBundle)
  .output(ImportedBundle)
  .mutation(({ ctx, input }) => importInto(ctx as unknown as Outside, input));

export { importBundle as import };

async function importInto(
  ctx: Outside,
  { bundle: name, ...called }: Called & { readonly bundle: string },
): Promise<Imported> {
  const { id: person, email } = demandPerson(ctx.principal);
  const upload = ctx.instance.uploads.open(name);
  if (upload?.person !== person) throw new Refused(refuse("no_such_upload", {}, "bundle"));
  const file = await ctx.instance.readUpload(contentOf(person));
  if (file === null) throw new Refused(refuse("no_such_upload", {}, "bundle"));
  try {
    const bundle = await openBundle(file, readEnvelope, bundleCrypto);
    // Another upload of theirs took its place.
    if (bundle.hash !== upload.hash) throw new Refused(refuse("no_such_upload", {}, "bundle"));
    return await importBundleOf(ctx, bundle, called, email);
  } finally {
    file.destroy();
  }
}

/** @param own the importer's address */
async function importBundleOf(
  ctx: Outside,
  bundle: OpenBundle,
  called: Called,
  own: string,
): Promise<Imported> {
  await demandTrusted(ctx, bundle.publicKey);
  const blueprint = await blueprintFor(ctx, bundle);
  const earlier = await importedBefore(ctx, bundle);
  if (earlier !== null) return earlier;

  const inside = await createPlace(ctx, blueprint, bundle.manifest, called, (id) => begin(ctx, bundle, id));
  await inside.sql("SET LOCAL statement_timeout = '10min'");
  await inside.sql("SELECT authz.begin_import($1, $2, $3, $4)", [
    randomUUID(),
    bundle.hash,
    bundle.publicKey,
    JSON.stringify(bundle.manifest),
  ]);
  const brought = await importRows(inside, bundle.rows(), bundle.manifest, own);
  await demandWithinPlan(inside);

  const { organization, workspace } = inside;
  const { matched, invited, roles, teams, amounts } = brought;
  return {
    ...about(bundle.manifest),
    organization: { id: organization.id, slug: organization.slug, name: organization.name },
    workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
    isNew: true,
    matched,
    invited,
    roles,
    teams,
    amounts: Object.entries(amounts).map(([part, amount]) => ({ part, amount })),
  } as Imported;
}

const about = ({ instance, writtenAt, blueprint }: BundleManifest) => ({ instance, writtenAt, blueprint });

/** The blueprint for the bundle: that of the organization, or the one that a standalone workspace is to have. */
async function blueprintFor(
  { instance, organization, blueprint }: Outside,
  bundle: OpenBundle,
): Promise<Blueprint> {
  if (organization === null) {
    const alone = blueprintForImport(bundle.manifest, { offered: instance.blueprints });
    if (alone === null) throw new Error("a standalone workspace is of an offered blueprint");
    return alone;
  }
  const place = { organization: organization.name, blueprint: blueprint as Blueprint };
  const found = blueprintForImport(bundle.manifest, place);
  if (found === null) throw otherKind(place, await rolesIn(bundle));
  return found;
}

const WithRole = z.object({ role: z.string() });

/** The roles that people, teams and invitations of a bundle have. */
async function rolesIn(bundle: OpenBundle): Promise<string[]> {
  const roles = new Set<string>();
  for await (const { part, row } of bundle.rows()) {
    if (!isPeoplePart(part)) break;
    const given = WithRole.safeParse(row);
    if (given.success) roles.add(given.data.role);
  }
  return [...roles].toSorted();
}

/** Where this bundle is already, of what the caller could import it into. */
async function importedBefore(ctx: Outside, { hash, manifest }: OpenBundle): Promise<Imported | null> {
  const [found] = await ctx.sql<{
    org: string;
    orgSlug: string;
    orgName: string;
    id: string;
    slug: string;
    name: string;
  }>(
    `SELECT i.org, i.org_slug AS "orgSlug", i.org_name AS "orgName", i.workspace AS id, i.workspace_slug AS slug,
       i.workspace_name AS name FROM authz.imported_before($1) i`,
    [hash],
  );
  if (found === undefined) return null;
  return {
    ...about(manifest),
    organization: { id: found.org, slug: found.orgSlug, name: found.orgName },
    workspace: { id: found.id, slug: found.slug, name: found.name },
    isNew: false,
    matched: [],
    invited: [],
    roles: [],
    teams: [],
    amounts: [],
  };
}

/** What the workspace's own log begins with: where it comes from, by the hash of the bundle. */
async function begin(ctx: Outside, { hash, manifest }: OpenBundle, id: string): Promise<void> {
  const { instance, writtenAt, organization, workspace, log } = manifest;
  await ctx.record({
    action: "workspace.imported",
    target: workspaceTarget({ id, name: workspace.name }),
    after: {
      bundle: hash,
      instance,
      writtenAt,
      organization: organization.name,
      workspace: workspace.id,
      log: { seq: log.head.seq, hash: log.head.hash },
    },
  });
}

/** What plans limit of resources; members and workspaces were counted as they came. */
async function demandWithinPlan(ctx: WorkspaceContext): Promise<void> {
  for (const { key, counts } of ctx.blueprint.resourceKinds) {
    if (counts === undefined) continue;
    const most = await effectiveLimit(ctx, counts.limit);
    const [values] = await ctx.sql<{ used: number }>(
      "SELECT used FROM authz.distinct_values($1, $2) WHERE id = $3",
      [key, counts.distinct, ctx.workspace.id],
    );
    const used = values?.used ?? 0;
    const name = ctx.blueprint.everyLimit.find((limit) => limit.key === counts.limit)?.name ?? counts.limit;
    if (most !== null && used > most)
      throw new Refused(refuse("over_limit_there", { limit: name, amount: most, used }));
  }
}
