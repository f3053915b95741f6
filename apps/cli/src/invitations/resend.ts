import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { newestTo } from "./newest.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick invitations resend`: mails a new link; the previous one stops working. */
export function resend(invitations: Command): void {
  inPlace(invitations.command("resend"), "to an organization itself")
    .description("resend an invitation with a new link; the old link stops working")
    .argument("<address>", "the invited email address")
    .option("--json", "print JSON")
    .action(async (address: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { id } = await newestTo(client, place, address);
      const invitation = await client.invitations.resend.mutate({ ...place, invitation: id });
      if (json) return printJson(invitation);
      printLine(`Resent to ${invitation.email}, valid until ${invitation.expiresAt.slice(0, 10)}.`);
    });
}
