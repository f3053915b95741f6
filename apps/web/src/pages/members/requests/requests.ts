import { type Actor, canRequestAccess, type RoleLevel, roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../../api.ts";

export type AccessRequest = Outputs["requests"]["list"]["items"][number];

/** Where access is asked for: a workspace, or an organization. */
export type RequestPlace = {
  readonly level: RoleLevel;
  readonly id: string;
  readonly name: string;
  /** The reader, with all roles, including custom ones. */
  readonly actor: Actor;
};

/** The place, as in the API's calls. */
export function placeNamed({ level, id }: Pick<RequestPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}

/** The roles that the reader can ask for here, highest first: those that give them something. */
export function rolesToAskFor({ actor, level }: Pick<RequestPlace, "actor" | "level">) {
  const facts = { now: new Date(), holdsForATime: false, hasOpen: false, recent: 0 };
  return actor.roles[level].filter(
    ({ key }) => canRequestAccess(actor, level, { role: key, endsAt: null, reason: "-" }, facts).allowed,
  );
}

/** The name of a role of the place; its key if unknown. */
export function roleNamed({ actor, level }: Pick<RequestPlace, "actor" | "level">, key: string): string {
  return roleIn(actor.roles, level, key)?.name ?? key;
}
