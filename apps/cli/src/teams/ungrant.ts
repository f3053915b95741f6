import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { grantOf } from "./team.ts";

/** `bailiwick teams ungrant`: removes a team's role in a workspace. */
export function ungrant(teams: Command): void {
  inWorkspace(teams.command("ungrant <team>"))
    .description("remove a team's role in a workspace")
    .action(async (wanted: string, named: { workspace?: string }) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const present = await grantOf(client, workspace, wanted);
      if (present === null) throw new Failure(`The team ${wanted} has no role in this workspace.`);
      await client.teamGrants.remove.mutate({ workspace, team: present.team.id });
      printLine(`The team ${present.team.name} no longer has the ${present.role} role here.`);
    });
}
