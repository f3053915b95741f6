import { type PermissionName, type ResourceKind, verbThatCreates } from "@bailiwick/domain";
import { client } from "../../api.ts";
import { standsAlone } from "../../kinds.ts";
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

/** Finds other workspaces to which the reader can move resources of a kind, by name or slug. */
export function targetFinder(kind: ResourceKind, { at, organization, blueprint }: Holder): Finder {
  const needed = ["move", verbThatCreates(kind)].map((verb): PermissionName => `${kind.key}:${verb}`);
  const here = "workspace" in at ? at.workspace : null;
  return {
    key: ["workspaces", "find", at, kind.key],
    find: async (search) => {
      const { items } = await client.workspaces.mine.query({ search, withPermissions: true });
      return items
        .filter(({ id, permissions, ...each }) => {
          const isNear = standsAlone(blueprint)
            ? each.organization.blueprint === blueprint.key
            : each.organization.id === organization.id;
          return id !== here && isNear && needed.every((name) => permissions?.includes(name));
        })
        .slice(0, limit)
        .map(({ id, name, slug }) => ({ id, name, note: slug }));
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
