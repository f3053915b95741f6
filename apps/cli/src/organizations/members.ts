import { type Command, Option } from "commander";
import { endText } from "../members/until.ts";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = {
  readonly organization?: string;
  readonly search: string;
  readonly role?: string;
  readonly state?: "active" | "suspended";
  readonly sort: "name" | "added";
  readonly descending?: boolean;
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick organizations members`: list an organization's people, by name. */
export function members(organizations: Command): void {
  inOrganization(organizations.command("members"))
    .description("list an organization's people")
    .option("--search <text>", "filter by name or email address", "")
    .option("--role <role>", "only people who have this role")
    .addOption(new Option("--state <state>", "only people in this state").choices(["active", "suspended"]))
    .addOption(new Option("--sort <column>", "the sort column").choices(["name", "added"]).default("name"))
    .option("--descending", "in descending order")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async ({ limit, json, organization: named, ...asked }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const rows = await firstRows(limit, (page) =>
        client.members.list.query({ organization, ...asked, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["name", "email", "role", "since", "ends"],
        rows.map(({ name, email, role, active, sources, createdAt }) => [
          name,
          email,
          active ? (role ?? "") : `${role}, suspended`,
          createdAt.slice(0, 10),
          endText(sources[0]?.endsAt),
        ]),
      );
    });
}
