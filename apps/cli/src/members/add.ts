import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { printJson, printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { endIn, untilOption, untilText } from "./until.ts";

type Options = {
  readonly workspace?: string;
  readonly email: string;
  readonly role: string;
  readonly until?: Expiry;
  readonly json?: boolean;
};

/** `bailiwick members add`: adds a person with an account as a member. */
export function add(members: Command): void {
  inWorkspace(members.command("add"))
    .description("add a member to a workspace")
    .requiredOption("--email <address>", "the address of their account")
    .requiredOption("--role <key>", "the key of the role that they get")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(async ({ email, role, until, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const member = await client.members.add.mutate({ workspace, email, role, ...endIn(until) });
      if (json) return printJson(member);
      printLine(`Added ${member.name} (${member.email}) as ${member.role}${untilText(until?.at)}.`);
    });
}
