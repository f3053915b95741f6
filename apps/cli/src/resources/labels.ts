import { refusalOf } from "@bailiwick/client";
import type { FieldSpec } from "@bailiwick/domain";
import { eachPerson, eachResource } from "./pages.ts";
import type { OfKind } from "./place.ts";
import type { Resource } from "./text.ts";

/** From the id of a person or a resource to the name by which people know it. */
export type Labels = ReadonlyMap<string, string>;

/** The names of what the fields of these resources refer to, as far as the caller can see it. */
export async function labelsOf(
  { client, place, kind }: OfKind,
  resources: readonly Resource[],
): Promise<Labels> {
  const labels = new Map<string, string>();
  const valuesOf = ({ key }: FieldSpec) => resources.map(({ fields }) => fields[key]);
  for (const field of kind.fields) {
    if (field.type !== "reference") continue;
    await find(eachResource({ client, place }, field.to), valuesOf(field), ({ id, title }) => [id, title]);
  }
  const people = kind.fields.filter(({ type }) => type === "person");
  await find(eachPerson(client, place), people.flatMap(valuesOf), ({ userId, name }) => [userId, name]);
  return labels;

  /** Goes through a list until everything wanted was in it. */
  async function find<Item>(
    items: AsyncIterable<Item>,
    values: readonly unknown[],
    named: (item: Item) => [string, string | null],
  ): Promise<void> {
    const wanted = new Set(values.filter((value) => typeof value === "string"));
    if (wanted.size === 0) return;
    try {
      for await (const item of items) {
        const [id, name] = named(item);
        if (wanted.delete(id) && name !== null) labels.set(id, name);
        if (wanted.size === 0) return;
      }
    } catch (error) {
      // Ids are shown in the place of names that the caller can't see.
      if (refusalOf(error)?.code !== "FORBIDDEN") throw error;
    }
  }
}
