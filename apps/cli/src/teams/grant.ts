import { pluralForm } from "@bailiwick/domain";
import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { endIn, untilOption, untilText } from "../members/until.ts";
import { printJson, printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { grantOf, ungrantedTeam } from "./team.ts";

type Options = {
  readonly workspace?: string;
  readonly role: string;
  readonly until?: Expiry;
  readonly json?: boolean;
};

/** `bailiwick teams grant`: gives a team a role in a workspace, or changes its role. */
export function grant(teams: Command): void {
  inWorkspace(teams.command("grant <team>"))
    .description("give a team a role in a workspace, or change it")
    .requiredOption("--role <key>", "the key of the role that its members get")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(async (wanted: string, { role, until, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const present = await grantOf(client, workspace, wanted);
      const granted =
        present === null
          ? await client.teamGrants.add.mutate({
              workspace,
              team: (await ungrantedTeam(client, workspace, wanted)).id,
              role,
              ...endIn(until),
            })
          : await client.teamGrants.changeRole.mutate({
              workspace,
              team: present.team.id,
              role,
              ...endIn(until),
            });
      if (json) return printJson(granted);
      const { team, people } = granted;
      printLine(
        `The team ${team.name} is ${granted.role} here${untilText(granted.endsAt)}: ${people} ${pluralForm("en", people, "person", "people")}.`,
      );
    });
}
