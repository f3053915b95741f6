import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import type { PermissionName } from "../access/permissions.ts";
import { type ResourceKind, verbThatCreates } from "../blueprint/resource-kinds.ts";
import { allOf, allowed, at, type Decision, refuse } from "../refusals/refusal.ts";

/**
 * Can the actor move a resource of this kind from one workspace to another? It takes the kind's verb `move` in both, in the
 * target what creates one of the kind, and a target that is active (S31, C34). Refusals about the target are at `to`.
 * @param here the actor in the workspace where it is
 * @param there the same actor in the target, with what they hold there in any state of it
 */
export function canMove(here: Actor, there: Actor, kind: ResourceKind): Decision {
  const named = (verb: string): PermissionName => `${kind.key}:${verb}`;
  return allOf(
    () => can(here, named("move")),
    () => (here.workspace?.id === there.workspace?.id ? refuse("already_there", {}, "to") : allowed),
    () => isLive(there),
    () => atTarget(can(there, named("move"))),
    () => atTarget(can(there, named(verbThatCreates(kind)))),
  );
}

/** Nothing moves into a workspace that is archived or deleted. */
function isLive({ workspace }: Actor): Decision {
  if (workspace === null || workspace.state === "active") return allowed;
  return refuse("target_not_active", { name: workspace.name, state: workspace.state }, "to");
}

function atTarget(decision: Decision): Decision {
  return decision.allowed ? decision : at("to", decision);
}

/** A person who can see a kind in a workspace. */
export type Reader = { readonly userId: string };

/** Who loses sight of what moves, and who gains it: those who can see the kind at one end alone (S15). */
export function sightOfMove<R extends Reader>(
  here: readonly R[],
  there: readonly R[],
): { readonly loses: readonly R[]; readonly gains: readonly R[] } {
  const without = (some: readonly R[], others: readonly R[]) => {
    const ids = new Set(others.map(({ userId }) => userId));
    return some.filter(({ userId }) => !ids.has(userId));
  };
  return { loses: without(here, there), gains: without(there, here) };
}
