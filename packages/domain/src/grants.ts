import type { Actor } from "./actor.ts";
import { allowed, type Decision, refuse } from "./errors.ts";
import { contains } from "./permission-set.ts";
import type { Role } from "./roles.ts";

/** A person in a role, on whom somebody acts. */
export type Target = { readonly userId: string; readonly role: string };

const giveAbove = refuse(
  "FORBIDDEN",
  "above_yourself",
  "You cannot give a role that may do more than you may.",
  "role",
);

const touchAbove = refuse(
  "FORBIDDEN",
  "above_yourself",
  "You cannot change somebody whose role may do more than you may.",
);

/** Nobody gives what they do not hold (decision 3): all that the role may do, the actor may do too. */
export function canGive(actor: Actor, role: Role): Decision {
  return contains(actor.permissions, role.set) ? allowed : giveAbove;
}

/** Nobody reaches above themselves: nor do they change or remove somebody who holds more. */
export function canTouch(actor: Actor, role: Role | undefined): Decision {
  return role === undefined || contains(actor.permissions, role.set) ? allowed : touchAbove;
}

/** Runs the rules for a role that exists; an unknown one is bad input. */
export function withRole(role: Role | undefined, decide: (role: Role) => Decision): Decision {
  return role === undefined
    ? refuse("INVALID", "unknown_role", "There is no such role here.", "role")
    : decide(role);
}
