import type { Actor, RoleLevel } from "@bailiwick/domain";
import { roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Review = Outputs["accessReviews"]["list"]["items"][number];
export type ReviewItem = Outputs["accessReviews"]["listItems"]["items"][number];

/** What is reviewed: a workspace, or an organization. */
export type ReviewPlace = {
  readonly level: RoleLevel;
  readonly id: string;
  readonly name: string;
  /** The reader, with all roles, including custom ones. */
  readonly actor: Actor;
};

/** The place, as in the API's calls. */
export function namedPlace({ level, id }: Pick<ReviewPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}

/** The name of a role of the place; its key if unknown. */
export function roleName({ actor, level }: ReviewPlace, key: string): string {
  return roleIn(actor.roles, level, key)?.name ?? key;
}

/** The roles of the place, for a choice. */
export function roleChoice({ actor, level }: ReviewPlace) {
  return actor.roles[level].map(({ key, name }) => ({ value: key, label: name }));
}
