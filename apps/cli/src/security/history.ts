import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { linesOf } from "./show.ts";

/** `bailiwick security history`: who set which version, and what became of it. */
export function history(group: Command): void {
  inPlace(group.command("history"), "of an organization itself")
    .description("list the versions of the security policy, newest first")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: NamedPlace & { readonly json?: boolean }) => {
      const client = await signedIn();
      const { items } = await client.securityPolicies.history.query(await placeOf(client, named));
      if (json) return printJson(items);
      printTable(
        ["version", "by", "set", "state", "rules"],
        items.map(({ version, createdByName, createdAt, applies, settled, trialUntil, rules }) => [
          String(version),
          createdByName,
          createdAt.slice(0, 16),
          applies
            ? trialUntil !== null && settled === null
              ? "on trial"
              : "applies"
            : (settled ?? "earlier"),
          linesOf(rules).join("; "),
        ]),
      );
    });
}
