import { normalizeAddress } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { teamNamed } from "./team.ts";

type Options = { readonly organization?: string; readonly email: string };

/** `bailiwick teams remove`: removes a person from a team. */
export function remove(teams: Command): void {
  inOrganization(teams.command("remove <team>"))
    .description("remove a person from a team; access they had only through it ends immediately")
    .requiredOption("--email <address>", "their address")
    .action(async (wanted: string, { email, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const { id: team, name } = await teamNamed(client, organization, wanted);
      const address = normalizeAddress(email);
      const { items } = await client.teams.members.query({ organization, team, search: address });
      const person = items.find((member) => member.email === address);
      if (person === undefined) throw new Failure(`${address} isn't in the team ${name}.`);
      await client.teams.removeMember.mutate({ organization, team, userId: person.userId });
      printLine(`Removed ${person.name} (${person.email}) from the team ${name}.`);
    });
}
