import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick roles list`: the roles of a workspace or an organization, and their holders. */
export function list(roles: Command): void {
  inPlace(roles.command("list"), "counted in all of an organization")
    .description("list roles, their permissions and how many people have them")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const { items } = await client.roles.list.query(await placeOf(client, named));
      if (json) return printJson(items);
      printTable(
        ["level", "key", "name", "kind", "people", "teams", "invited", "may"],
        items.map(({ level, key, name, builtIn, held, permissions }) => [
          level,
          key,
          name,
          builtIn ? "built in" : "custom",
          String(held.people),
          String(held.teams),
          String(held.invitations),
          String(permissions.length),
        ]),
      );
    });
}
