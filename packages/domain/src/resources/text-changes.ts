import type { FieldValues } from "./field-set.ts";
import type { TextBlock, TextKind } from "./text-form.ts";

/** A resource as it is. */
export type Standing = { readonly id: string; readonly title: string; readonly fields: FieldValues };

/** What writing a text does to one resource; `keys` are the fields that it changes. */
export type TextChange<Was extends Standing = Standing> =
  | { readonly change: "created"; readonly title: string; readonly fields: FieldValues }
  | {
      readonly change: "updated";
      readonly title: string;
      readonly was: Was;
      readonly fields: FieldValues;
      readonly keys: readonly string[];
    }
  | { readonly change: "deleted"; readonly title: string; readonly was: Was };

/**
 * What has to change so that there is what a text says. Blocks are known by their titles; one that has everything of a
 * resource but its title is the same with another name. What is deleted comes first, so that its name is free.
 */
export function textChanges<Was extends Standing>(
  kind: TextKind,
  standing: readonly Was[],
  blocks: readonly TextBlock[],
): readonly TextChange<Was>[] {
  const key = (title: string) => title.toLowerCase();
  const left = new Map(standing.map((each) => [key(each.title), each]));
  const matched = blocks.map((block) => {
    const was = left.get(key(block.title));
    left.delete(key(block.title));
    return { block, was };
  });
  const rest = ({ fields }: { readonly fields: FieldValues }) =>
    JSON.stringify(
      kind.fields.map((field) => (field.key === kind.title ? null : (fields[field.key] ?? null))),
    );
  const updated: TextChange<Was>[] = [];
  const created: TextChange<Was>[] = [];
  for (const { block, was: same } of matched) {
    const was = same ?? [...left.values()].find((each) => rest(each) === rest(block));
    if (was === undefined) {
      created.push({ change: "created", title: block.title, fields: block.fields });
      continue;
    }
    left.delete(key(was.title));
    const keys = changedKeys(kind, was.fields, block.fields);
    if (keys.length > 0) {
      updated.push({ change: "updated", title: block.title, was, fields: block.fields, keys });
    }
  }
  const deleted = [...left.values()].map((was) => ({ change: "deleted" as const, title: was.title, was }));
  return [...deleted, ...updated, ...created];
}

function changedKeys({ fields }: TextKind, before: FieldValues, after: FieldValues): string[] {
  return fields
    .map(({ key }) => key)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
