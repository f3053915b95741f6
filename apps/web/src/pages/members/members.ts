import { aRole, type Blueprint, workspaceRole } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Member = Outputs["members"]["list"]["items"][number];

/** What was asked to be done to a member, and needs a dialog first. */
export type MemberAsk = { readonly what: "remove" | "make_owner"; readonly member: Member };

/** The name of a workspace role; its key, when the blueprint does not know it. */
export function roleName(blueprint: Blueprint, key: string): string {
  return workspaceRole(blueprint, key)?.name ?? key;
}

/** The name of the owner's role as it stands inside a sentence: "owner", "workspace admin". */
export function ownerName(blueprint: Blueprint): string {
  const name = roleName(blueprint, blueprint.owner.role);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A role inside a sentence, with its article: "an owner", "a workspace viewer". */
export function aRoleNamed(blueprint: Blueprint, key: string): string {
  const role = workspaceRole(blueprint, key);
  return role === undefined ? key : aRole(role);
}
