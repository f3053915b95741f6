import type { Command } from "commander";
import { printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { idsOf } from "./named.ts";

/** `bailiwick members remove`: removes one or several members, all or none. */
export function remove(members: Command): void {
  inPlace(members.command("remove <address...>"), "from an organization, with all its workspaces and teams")
    .description("remove members; when one can't be removed, no one is")
    .action(async (addresses: string[], named: NamedPlace) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      await client.members.removeSeveral.mutate({ ...place, userIds: await idsOf(client, place, addresses) });
      for (const address of addresses) printLine(`Removed ${address}.`);
    });
}
