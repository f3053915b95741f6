import { randomUUID } from "node:crypto";
import { CreateResource, Resource } from "@bailiwick/contracts";
import { type FieldValues, Refused, type ResourceKind, readNew, runVerbOf } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { startRun } from "../runs/start-run.ts";
import { compareFields, leaveRoom } from "./checks.ts";
import {
  aboutResource,
  aimAtKind,
  findResource,
  type InPlace,
  kindOf,
  parentOf,
  type ResourceRow,
  resourceOf,
  titleOf,
  told,
} from "./internal.ts";
import { sealed } from "./secrets.ts";

/** Creates a resource, in its kind's first state. */
export const create = procedure({ kind: "create" }, "resource.created")
  .input(CreateResource, { aim: aimAtKind })
  .output(Resource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const parent = await parentOf(ctx, kind, input.parent ?? null);
    const read = readNew(kind.fields, input.fields);
    if (!read.allowed) throw new Refused(read);

    const id = randomUUID();
    const values = sealed(kind, id, read.values, ctx.instance.keepSecret);
    const rootId = parent?.rootId ?? id;
    await leaveRoom(ctx, kind);
    await compareFields(ctx, kind, values, kind.fields, { id, rootId, isRoot: parent === null });
    const row = await addResource(ctx, kind, { id, parent, values });
    const run = runVerbOf(kind);
    if (run?.creates) await startRun(ctx, kind, run, id);
    await ctx.record({
      action: "resource.created",
      target: aboutResource(row),
      after: told(kind.fields, values),
    });
    return resourceOf(ctx, kind, await findResource(ctx, kind, id));
  });

type Adding = {
  readonly id: string;
  readonly parent: Pick<ResourceRow, "id" | "rootId"> | null;
  /** Checked and compared. */
  readonly values: FieldValues;
};

/** Adds the rows of a new resource, in its kind's first state, to the place of the call. */
export async function addResource(
  { sql, organization, workspace }: InPlace,
  kind: ResourceKind,
  { id, parent, values }: Adding,
) {
  const title = titleOf(kind, values);
  if (parent === null) {
    await sql("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
      organization.id,
      id,
      kind.level === "workspace" ? (workspace?.id ?? null) : null,
      kind.key,
    ]);
  }
  await sql(
    `INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, title, fields, created_by_kind, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, authz.actor_kind(), authz.actor_id())`,
    [
      organization.id,
      id,
      parent?.rootId ?? id,
      parent?.id ?? null,
      kind.key,
      kind.states?.initial ?? null,
      title,
      JSON.stringify(values),
    ],
  );
  return { id, kind: kind.key, title };
}
