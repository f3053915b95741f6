import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { inPlace, invitationsTo, type Named, newestTo } from "./place.ts";

type Options = Named & { readonly json?: boolean };

/** `bailiwick invitations revoke`: takes an invitation back. */
export function revoke(invitations: Command): void {
  inPlace(invitations.command("revoke"))
    .description("revoke an invitation; its link stops working")
    .argument("<address>", "the invited email address")
    .option("--json", "print JSON")
    .action(async (address: string, { json, ...named }: Options) => {
      const place = await invitationsTo(await signedIn(), named);
      const { id } = await newestTo(place, address);
      const invitation = await place.revoke({ invitation: id });
      if (json) return printJson(invitation);
      printLine(`Revoked the invitation for ${invitation.email}.`);
    });
}
