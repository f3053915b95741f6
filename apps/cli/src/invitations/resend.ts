import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { inPlace, invitationsTo, type Named, newestTo } from "./place.ts";

type Options = Named & { readonly json?: boolean };

/** `bailiwick invitations resend`: mails a fresh link; the one before is dead. */
export function resend(invitations: Command): void {
  inPlace(invitations.command("resend"))
    .description("resend an invitation with a new link; the old link stops working")
    .argument("<address>", "the invited email address")
    .option("--json", "print JSON")
    .action(async (address: string, { json, ...named }: Options) => {
      const place = await invitationsTo(await signedIn(), named);
      const { id } = await newestTo(place, address);
      const invitation = await place.resend({ invitation: id });
      if (json) return printJson(invitation);
      printLine(`Resent to ${invitation.email}, valid until ${invitation.expiresAt.slice(0, 10)}.`);
    });
}
