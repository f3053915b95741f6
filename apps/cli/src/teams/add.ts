import { normalizeAddress } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { teamNamed } from "./team.ts";

type Options = { readonly organization?: string; readonly email: string; readonly json?: boolean };

/** `bailiwick teams add`: adds a person of the organization to a team. */
export function add(teams: Command): void {
  inOrganization(teams.command("add <team>"))
    .description("add a person to a team")
    .requiredOption("--email <address>", "their address")
    .option("--json", "print JSON")
    .action(async (wanted: string, { email, json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const { id: team, name } = await teamNamed(client, organization, wanted);
      const address = normalizeAddress(email);
      const { items } = await client.teams.candidates.query({ organization, team, search: address });
      const person = items.find((candidate) => candidate.email === address);
      if (person === undefined)
        throw new Failure(`${address} is already in the team or isn't in the organization.`);
      const added = await client.teams.addMember.mutate({ organization, team, userId: person.userId });
      if (json) return printJson(added);
      printLine(`Added ${added.name} (${added.email}) to the team ${name}.`);
    });
}
