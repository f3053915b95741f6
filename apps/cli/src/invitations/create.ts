import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { endIn, endText, untilOption } from "../members/until.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & {
  readonly email: string;
  readonly role: string;
  readonly until?: Expiry;
  readonly json?: boolean;
};

/** `bailiwick invitations create`: invites a person by email, with or without an account. */
export function create(invitations: Command): void {
  inPlace(invitations.command("create"), "to an organization itself")
    .description("invite a person by email; the invitation expires after seven days")
    .requiredOption("--email <address>", "the invited email address, and has to accept")
    .requiredOption("--role <key>", "the key of the role that they get")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(async ({ email, role, until, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const invitation = await client.invitations.create.mutate({ ...place, email, role, ...endIn(until) });
      if (json) return printJson(invitation);
      const { expiresAt, accessEndsAt } = invitation;
      printLine(`Invited ${invitation.email} as ${invitation.role}, until ${expiresAt.slice(0, 10)}.`);
      if (accessEndsAt !== null) printLine(`The access ends on ${endText(accessEndsAt)} UTC.`);
    });
}
