import { ResourceTextSaved, SaveResourceText } from "@bailiwick/contracts";
import {
  can,
  demand,
  Refused,
  type ResourceKind,
  readText,
  refuse,
  type TextChange,
  textChanges,
} from "@bailiwick/domain";
import type { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { aimAtKind, type InPlace, told } from "./internal.ts";
import { runPlaybooks } from "./playbooks.ts";
import { everyOf, type Standing, textKindOf, written } from "./texts.ts";
import { deleteResource, insertResource, overwriteResource } from "./write.ts";

/**
 * Makes the resources of a kind what a text says: one change, all or nothing, and one entry in the log with all that it
 * changed. What the text creates or deletes needs the permission to do that.
 */
export const saveText = procedure({ kind: "update" }, "resource.text_saved")
  .input(SaveResourceText, { aim: aimAtKind })
  .output(ResourceTextSaved)
  .mutation(async ({ ctx, input }) => {
    const kind = textKindOf(ctx, input.kind);
    const before = await everyOf(ctx, kind);
    if (input.version !== undefined && input.version !== written(kind, before).version) {
      throw new Refused(refuse("text_changed", {}, "version"));
    }
    const read = readText(kind, input.text);
    if (!read.allowed) throw new Refused(read);
    const changes = textChanges(kind, before, read.blocks);
    const created: Created[] = [];
    for (const change of changes) created.push(...(await perform(ctx, kind, change)));

    const after = changes.length === 0 ? before : await everyOf(ctx, kind);
    const said = changes.map((change) => toldOf(kind, change));
    if (changes.length > 0) {
      await ctx.record({
        action: "resource.text_saved",
        target: { kind: kind.key, id: kind.key, name: kind.key },
        before: { resources: Object.fromEntries(said.map((each) => [each.title, each.before])) },
        after: {
          changes: changes.length,
          resources: Object.fromEntries(said.map((each) => [each.title, each.after])),
        },
      });
    }
    for (const one of created) await runPlaybooks(ctx, kind, { ...one, kind: kind.key }, null);
    return { version: written(kind, after).version, changes: said };
  });

type Created = Awaited<ReturnType<typeof insertResource>>;

/** Performs a change; returns what it created. */
async function perform(
  ctx: InPlace,
  kind: ResourceKind,
  change: TextChange<Standing>,
): Promise<readonly Created[]> {
  if (change.change === "updated") {
    await overwriteResource(ctx, kind, change.was, change.fields);
    return [];
  }
  const verb = change.change === "created" ? "create" : "delete";
  demand(can(ctx.actor, `${kind.key}:${verb}`));
  if (change.change === "created") return [await insertResource(ctx, kind, change.fields, null)];
  await deleteResource(ctx, kind, change.was);
  return [];
}

type Told = z.input<typeof ResourceTextSaved>["changes"][number];

/** A change as the log and its author read it. */
function toldOf({ fields }: ResourceKind, change: TextChange<Standing>): Told {
  const specs = change.change === "updated" ? fields.filter(({ key }) => change.keys.includes(key)) : fields;
  return {
    change: change.change,
    title: change.title,
    before: change.change === "created" ? {} : (told(specs, change.was.fields) as Told["before"]),
    after: change.change === "deleted" ? {} : (told(specs, change.fields) as Told["after"]),
  };
}
