import type { Decision } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can, type PermissionHandle, permission } from "./decide.ts";
import { actorWith } from "./explain.ts";
import type { PermissionSet } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";

const check = permission("access:check");
const open = permission("workspace:read");
const members = permission("member:read");

/** Can the actor ask at this place what others can do? Of an organization itself, by what applies everywhere in it. */
export function canAsk(actor: Actor): Decision {
  return here(actor, check);
}

/** Does the actor see why someone can or can't, and who can: what the console's "Why?" needs, and the members. */
export function canSeeWhy(actor: Actor): Decision {
  const why = here(actor, open);
  return why.allowed ? here(actor, members) : why;
}

/** Can someone who holds this, at the actor's place, do it there? Decided as their own call would be. */
export function canWith(actor: Actor, held: PermissionSet, asked: PermissionName): Decision {
  const { blueprint, workspace } = actor;
  if (blueprint === null) return can(actor, asked);
  return can(actorWith(held, workspace?.state ?? null, blueprint), asked);
}

/** An organization itself has no state: what is held in all of its workspaces is held in it. */
function here(actor: Actor, asked: PermissionHandle): Decision {
  const whole = { id: "", slug: "", name: "", state: "active", isDefault: false } as const;
  return can(actor.workspace === null ? { ...actor, workspace: whole } : actor, asked);
}
