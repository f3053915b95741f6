import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { newestTo } from "./newest.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick invitations revoke`: revokes an invitation. */
export function revoke(invitations: Command): void {
  inPlace(invitations.command("revoke"), "to an organization itself")
    .description("revoke an invitation; its link stops working")
    .argument("<address>", "the invited email address")
    .option("--json", "print JSON")
    .action(async (address: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { id } = await newestTo(client, place, address);
      const invitation = await client.invitations.revoke.mutate({ ...place, invitation: id });
      if (json) return printJson(invitation);
      printLine(`Revoked the invitation for ${invitation.email}.`);
    });
}
