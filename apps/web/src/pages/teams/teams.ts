import { permissionSet, type TeamReach } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Team = Outputs["teams"]["get"];
export type TeamMember = Outputs["teams"]["members"]["items"][number];
export type TeamWorkspace = Outputs["teams"]["workspaces"]["items"][number];

/** A role with unknown permissions in some workspace, which no one can match. */
const beyond: TeamReach = { role: "", held: permissionSet.none };

/**
 * The reader's bounds, for the domain's rules. The API returns only whether they hold everything that the team allows;
 * if not, the team counts as having an unknown role.
 */
export function reachOf({ withinReach }: Pick<Team, "withinReach">): readonly TeamReach[] {
  return withinReach ? [] : [beyond];
}
