import {
  type FieldSpec,
  type FieldValue,
  heartbeatSeconds,
  type KindState,
  levelOf,
  type ResourceKind,
} from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { isRecorded, isShown } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { isAcross } from "./across.ts";
import type { Holder } from "./holder.tsx";

export type Resource = Outputs["resources"]["get"];

const t = texts.resources;

/**
 * The kind with this key that the holder's pages show; undefined for any other.
 * @param listed whether a list is meant: of records, too, and of a kind of an organization's workspaces in all of them
 */
export function kindNamed(
  holder: Pick<Holder, "scope" | "blueprint">,
  key: string,
  listed = false,
): ResourceKind | undefined {
  return holder.blueprint.resourceKinds.find(
    (each) =>
      each.key === key &&
      isShown(each) &&
      (listed || !isRecorded(each)) &&
      (levelOf(each) === holder.scope || (listed && isAcross(each, holder))),
  );
}

/** How often to read again what a kind shows, in milliseconds: no notice tells that a machine reported, or did not. */
export const rereadAfter = ({ connects }: Pick<ResourceKind, "connects">): number | false =>
  connects === undefined ? false : heartbeatSeconds * 1_000;

/** The kinds below this one. */
export function kindsBelow(
  { blueprint }: Pick<Holder, "blueprint">,
  { key }: Pick<ResourceKind, "key">,
): ResourceKind[] {
  return blueprint.resourceKinds.filter((each) => each.parent === key && isShown(each));
}

/** What people call a resource: by its title, else by its kind and the start of its id. */
export function titleOf(
  { name }: Pick<ResourceKind, "name">,
  { title, id }: Pick<Resource, "title" | "id">,
): string {
  return title ?? t.noTitle(name, id.slice(0, 8));
}

/** What something referred to is called; null if the reader can't see it. */
export function nameOf({ names }: Pick<Resource, "names">, id: FieldValue): string | null {
  return (typeof id === "string" ? names[id] : undefined) ?? null;
}

/** A column of a list: a field, or one of those that every kind can have. */
export type ListColumn =
  | {
      readonly key: "at" | "state" | "heartbeat" | "expiry" | "score";
      readonly name: string;
      readonly field: null;
    }
  | { readonly key: string; readonly name: string; readonly field: FieldSpec };

/** What a list shows or filters by, with its name; a field that the kind doesn't have is left out. */
export function columnsNamed(
  { fields, volume, matrix }: Pick<ResourceKind, "fields" | "volume" | "matrix">,
  keys: readonly string[],
): ListColumn[] {
  return keys.flatMap((key): ListColumn[] => {
    if (key === "at") return [{ key, name: isRecorded({ volume }) ? t.time : t.added, field: null }];
    if (key === "state") return [{ key, name: texts.common.state, field: null }];
    if (key === "heartbeat") return [{ key, name: t.heartbeat, field: null }];
    if (key === "expiry") return [{ key, name: t.expiry, field: null }];
    if (key === "score" && matrix !== undefined) return [{ key, name: matrix.name, field: null }];
    const field = fields.find((each) => each.key === key);
    return field === undefined ? [] : [{ key, name: field.name, field }];
  });
}

/** The state with this key; undefined for a kind without states. */
export function stateNamed(
  { states }: Pick<ResourceKind, "states">,
  key: string | null,
): KindState | undefined {
  return states?.all.find((state) => state.key === key);
}

/** The texts that a field has in these resources, or the tags among them, each once, in order. */
export function valuesOf(resources: readonly Pick<Resource, "fields">[], key: string): string[] {
  const values = resources.flatMap(({ fields }) => fields[key] ?? []);
  const texts = values.filter((value) => typeof value === "string" || typeof value === "number").map(String);
  return [...new Set(texts)].sort((a, b) => a.localeCompare(b));
}
