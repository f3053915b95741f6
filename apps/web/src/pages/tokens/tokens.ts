import { blueprint, type PermissionName, tokenScopes } from "@bailiwick/domain";
import type { MyWorkspace } from "../../access.ts";
import type { Outputs } from "../../api.ts";
import { type Part, partsOf } from "../roles/groups.ts";

export type Token = Outputs["tokens"]["list"]["items"][number];

/** An organization of the person, with what they can do in any of its workspaces. */
export type TokenPlace = MyWorkspace["organization"] & {
  readonly permissions: readonly PermissionName[];
  /** One of the workspaces, for an example. */
  readonly workspace: string;
};

/** The organizations in which the person can have tokens, by their workspaces. */
export function tokenPlaces(workspaces: readonly MyWorkspace[]): TokenPlace[] {
  const places = new Map<string, TokenPlace>();
  for (const { id, organization, permissions } of workspaces) {
    const known = places.get(organization.id);
    const all = [...(known?.permissions ?? []), ...(permissions ?? [])];
    places.set(organization.id, {
      ...organization,
      workspace: known?.workspace ?? id,
      permissions: [...new Set(all)],
    });
  }
  return [...places.values()];
}

/** What a token can do in an organization, by noun: what the person can, except for what only people do. */
export function tokenParts(place: TokenPlace): Part[] {
  const rules = blueprint(place.blueprint);
  const held = new Set(place.permissions);
  return partsOf(
    rules,
    "workspace",
    tokenScopes(rules).filter(({ name }) => held.has(name)),
  );
}
