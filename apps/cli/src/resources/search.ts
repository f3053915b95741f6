import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

/** `bailiwick resources search`: resources of all kinds by their titles. */
export function search(resources: Command): void {
  inPlace(resources.command("search <text>"), "in an organization and all of its workspaces")
    .description("find resources of all kinds by title; the first 20")
    .option("--json", "print JSON")
    .action(async (text: string, { json, ...named }: NamedPlace & { readonly json?: boolean }) => {
      const client = await signedIn();
      const { items } = await client.resources.search.query({
        ...(await placeOf(client, named)),
        search: text,
      });
      if (json) return printJson(items);
      printTable(
        ["id", "kind", "title", "workspace"],
        items.map(({ id, kind, title, workspace }) => [id, kind, title, workspace?.slug ?? ""]),
      );
    });
}
