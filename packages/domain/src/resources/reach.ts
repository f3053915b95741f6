import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import type { PermissionName } from "../access/permissions.ts";
import { isShareable, type ResourceKind } from "../blueprint/resource-kinds.ts";
import { allowed, at, type Decision, refuse } from "../refusals/refusal.ts";

/** The most workspaces that a resource is shared with one by one. */
export const maxReached = 100;

/** Resources of most kinds are in one place alone. */
export function canChooseReach(kind: Pick<ResourceKind, "level" | "plural">): Decision {
  return isShareable(kind) ? allowed : refuse("not_shareable", { kinds: kind.plural }, "reach");
}

/**
 * Can the actor share a resource with these workspaces? It takes the verb in each of them (S5). Refusals are at the
 * workspace's place in the list.
 * @param chosen the actor in each of them, with what they hold there; null for one that they can't enter
 */
export function canReachEach(chosen: readonly (Actor | null)[], name: PermissionName): Decision {
  for (const [index, there] of chosen.entries()) {
    const decision = there === null ? refuse("no_such_target") : can(there, name);
    if (!decision.allowed) return at(`reach.${index}`, decision);
  }
  return allowed;
}

/** Can the actor change or remove a resource that is shared with these workspaces already? The same holds. */
export function canChangeReaching(chosen: readonly (Actor | null)[], name: PermissionName): Decision {
  return canReachEach(chosen, name).allowed ? allowed : refuse("reaches_others", {}, "id");
}

/**
 * Can the actor do something with a resource that reaches all workspaces of the organization, or is to? It takes a role of
 * the organization that holds the verb (S5).
 */
export function canReachAll(heldEverywhere: boolean, path: "reach" | "id"): Decision {
  return heldEverywhere ? allowed : refuse("reaches_all", {}, path);
}
