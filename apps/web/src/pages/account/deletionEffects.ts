import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";

const t = texts.account.deletionEffects;

type Deletion = Pick<
  Outputs["account"]["deletion"],
  "workspaces" | "organizations" | "teams" | "sessions" | "privateWorkspaces"
>;

/** What happens with the account, one sentence each; nothing is said of what there is none of. */
export function deletionEffects(deletion: Deletion): string[] {
  const { workspaces, organizations, teams, sessions, privateWorkspaces } = deletion;
  return [
    ...(workspaces + organizations > 0 ? [t.leave(workspaces, organizations)] : []),
    ...(teams > 0 ? [t.teams(teams)] : []),
    ...privateWorkspaces.map(t.privateWorkspace),
    t.sessions(sessions),
    t.log,
    t.final,
  ];
}
