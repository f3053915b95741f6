import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { inPlace, invitationsTo, type Named } from "./place.ts";

type Options = Named & { readonly email: string; readonly role: string; readonly json?: boolean };

/** `bailiwick invitations create`: invites somebody by email, with or without an account. */
export function create(invitations: Command): void {
  inPlace(invitations.command("create"))
    .description("invite a person by email; the invitation expires after seven days")
    .requiredOption("--email <address>", "the invited email address, and has to accept")
    .requiredOption("--role <key>", "the key of the role that they get")
    .option("--json", "print JSON")
    .action(async ({ email, role, json, ...named }: Options) => {
      const place = await invitationsTo(await signedIn(), named);
      const invitation = await place.create({ email, role });
      if (json) return printJson(invitation);
      const { expiresAt } = invitation;
      printLine(`Invited ${invitation.email} as ${invitation.role}, until ${expiresAt.slice(0, 10)}.`);
    });
}
