import { invitationStates } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { endText } from "../members/until.ts";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & {
  readonly search: string;
  readonly state?: (typeof invitationStates)[number];
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick invitations list`: list invitations, newest first. */
export function list(invitations: Command): void {
  inPlace(invitations.command("list"), "to an organization itself")
    .description("list invitations, newest first")
    .addOption(new Option("--state <state>", "only invitations in this state").choices(invitationStates))
    .option("--search <text>", "filter by email address", "")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async ({ search, state, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const filters = { search, ...(state === undefined ? {} : { state }) };
      const rows = await firstRows(limit, (page) =>
        client.invitations.list.query({ ...place, ...filters, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["email", "role", "state", "invited by", "until", "access ends"],
        rows.map((invitation) => [
          invitation.email,
          invitation.role,
          invitation.state,
          invitation.invitedBy.name,
          invitation.expiresAt.slice(0, 10),
          endText(invitation.accessEndsAt),
        ]),
      );
    });
}
