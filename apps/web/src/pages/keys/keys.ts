import type { Actor, Blueprint, KeyLevel } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Key = Outputs["keys"]["list"]["items"][number];

/** What the keys belong to: a workspace, or an organization. */
export type KeyPlace = {
  readonly level: KeyLevel;
  readonly id: string;
  readonly name: string;
  /** How programs name it in their calls. */
  readonly reference: string;
  readonly blueprint: Blueprint;
  /** The reader of the keys, with all roles, including custom ones. */
  readonly actor: Actor;
};

/** The place, as in the API's calls on keys. */
export function namedPlace({ level, id }: Pick<KeyPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}

/** The key for the domain's rules. */
export function factsOfKey({ revokedAt, state, scopes, oldSecret }: Key) {
  return {
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
    state,
    scopes,
    secrets: oldSecret === null ? 1 : 2,
  };
}
