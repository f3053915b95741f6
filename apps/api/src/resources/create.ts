import { randomUUID } from "node:crypto";
import { CreateResource, Resource } from "@bailiwick/contracts";
import { Refused, readNew, runVerbOf } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { startRun } from "../runs/start-run.ts";
import { compareFields, leaveRoom } from "./checks.ts";
import {
  aboutResource,
  aimAtKind,
  findResource,
  kindOf,
  parentOf,
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
    const title = titleOf(kind, values);
    await leaveRoom(ctx, kind);
    await compareFields(ctx, kind, values, kind.fields, { id, rootId, isRoot: parent === null });
    if (parent === null) {
      await ctx.sql("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
        ctx.organization.id,
        id,
        kind.level === "workspace" ? (ctx.workspace?.id ?? null) : null,
        kind.key,
      ]);
    }
    await ctx.sql(
      `INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, title, fields, created_by_kind, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, authz.actor_kind(), authz.actor_id())`,
      [
        ctx.organization.id,
        id,
        rootId,
        parent?.id ?? null,
        kind.key,
        kind.states?.initial ?? null,
        title,
        JSON.stringify(values),
      ],
    );
    const run = runVerbOf(kind);
    if (run?.creates) await startRun(ctx, kind, run, id);
    await ctx.record({
      action: "resource.created",
      target: aboutResource({ id, kind: kind.key, title }),
      after: told(kind.fields, values),
    });
    return resourceOf(ctx, kind, await findResource(ctx, kind, id));
  });
