import type { ResourceKind } from "@bailiwick/domain";
import { client } from "../../api.ts";
import { type Holder, placeOfKind } from "./holder.tsx";
import type { Finder } from "./Lookup.tsx";
import { titleOf } from "./resources.ts";

const limit = 20;

/** Finds resources of a kind, by title. */
export function resourceFinder(kind: ResourceKind, holder: Holder): Finder {
  const { at } = placeOfKind(kind, holder);
  return {
    key: ["resources", "find", at, kind.key],
    find: async (search) => {
      const { items } = await client.resources.list.query({ ...at, kind: kind.key, search, limit });
      return items.map((item) => ({ id: item.id, name: titleOf(kind, item) }));
    },
  };
}

/** Finds people in the place, by name or address. */
export function personFinder({ at }: Holder): Finder {
  return {
    key: ["members", "find", at],
    find: async (search) => {
      const { items } = await client.members.list.query({ ...at, search, limit });
      return items.map(({ userId, name, email }) => ({ id: userId, name, note: email }));
    },
  };
}
