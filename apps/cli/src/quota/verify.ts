import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick quota verify`: adds up the ledger and compares it with the balances. */
export function verify(group: Command): void {
  inPlace(group.command("verify"), "the ledger of an organization with all its workspaces")
    .description("check that every balance equals the sum of its entries")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const found = await client.quotas.verify.query(await placeOf(client, named));
      if (json) printJson(found);
      const { entries, faults } = found;
      if (faults.length > 0) {
        for (const { meter, startsAt, place, balance, sum } of faults) {
          const of = `${meter} from ${startsAt.slice(0, 10)}, ${place}`;
          note(`${of}: the balance is ${balance}, and its entries add up to ${sum}`);
        }
        throw new Failure("The ledger does not add up.");
      }
      if (!json) printLine(`The ledger adds up: ${entries} ${entries === 1 ? "entry" : "entries"}.`);
    });
}
