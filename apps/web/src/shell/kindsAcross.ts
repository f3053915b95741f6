import { kindsIn, type Offered, type Spot } from "./offered.ts";

/** In an organization, the lists over all of its workspaces: offered in ⌘K, and not again in the sidebar. */
export function kindsAcross(spot: Spot): Offered[] {
  if (spot.scope !== "organization" || spot.at.standsAlone) return [];
  const kinds = spot.at.kinds.filter(({ scope }) => scope === "workspace");
  // What they can't read anywhere is an empty list.
  const permissions = kinds.map(({ read }) => read);
  const at = { ...spot.at, kinds: kinds.map((kind) => ({ ...kind, scope: spot.scope })) };
  return kindsIn({ ...spot, permissions, at });
}
