import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { inPlace, invitationsTo, type Named, newestTo } from "./place.ts";

type Options = Named & { readonly json?: boolean };

/** `bailiwick invitations resend`: mails a fresh link; the one before is dead. */
export function resend(invitations: Command): void {
  inPlace(invitations.command("resend"))
    .description("mail an invitation again, with a fresh link; the one before is dead")
    .argument("<address>", "the address that is invited")
    .option("--json", "print JSON")
    .action(async (address: string, { json, ...named }: Options) => {
      const place = await invitationsTo(await signedIn(), named);
      const { id } = await newestTo(place, address);
      const invitation = await place.resend({ invitation: id });
      if (json) return printJson(invitation);
      printLine(`Sent to ${invitation.email} again, until ${invitation.expiresAt.slice(0, 10)}.`);
    });
}
