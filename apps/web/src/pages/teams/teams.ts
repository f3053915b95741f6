import { permissionSet, type TeamReach } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Team = Outputs["teams"]["get"];
export type TeamMember = Outputs["teams"]["members"]["items"][number];
export type TeamWorkspace = Outputs["teams"]["workspaces"]["items"][number];

/** A role that may do an unknown amount somewhere: who reaches it is nobody. */
const beyond: TeamReach = { role: "", held: permissionSet.none };

/**
 * How far the reader reaches, as the domain's rules ask. The API tells only whether they hold all that the team may do;
 * where they do not, it is for them as if it had a role that nobody knows.
 */
export function reachOf({ withinReach }: Pick<Team, "withinReach">): readonly TeamReach[] {
  return withinReach ? [] : [beyond];
}
