import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { idsOf } from "./named.ts";
import { endIn, untilOption, untilText } from "./until.ts";

type Options = NamedPlace & { readonly role: string; readonly until?: Expiry; readonly json?: boolean };

/** `bailiwick members change-role`: gives one or several members a different role, all or none. */
export function changeRole(members: Command): void {
  inPlace(members.command("change-role <address...>"), "the people of an organization instead")
    .description("give members another role; when one can't be changed, no one is")
    .requiredOption("--role <key>", "the key of their new role")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(async (addresses: string[], { role, until, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const userIds = await idsOf(client, place, addresses);
      const { items } = await client.members.changeRoles.mutate({
        ...place,
        userIds,
        role,
        ...endIn(until),
      });
      if (json) return printJson(items);
      for (const { name, email } of items)
        printLine(`${name} (${email}) now has the role ${role}${untilText(until?.at)}.`);
    });
}
