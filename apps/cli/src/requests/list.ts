import type { Command } from "commander";
import { endText } from "../members/until.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly open?: boolean; readonly json?: boolean };

/** `bailiwick requests list`: one's own or, for who can decide, everyone's, newest first. */
export function list(requests: Command): void {
  inPlace(requests.command("list"), "of an organization itself")
    .description("list requests for access: your own or, if you can decide, everyone's")
    .option("--open", "only those that no one decided about yet")
    .option("--json", "print JSON")
    .action(async ({ open = false, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const rows = await firstRows(200, (page) => client.requests.list.query({ ...place, open, ...page }));
      if (json) return printJson(rows);
      printTable(
        ["id", "who", "role", "until", "state", "asked", "reason"],
        rows.map(({ id, email, role, endsAt, state, createdAt, reason }) => [
          id,
          email,
          role,
          endText(endsAt),
          state,
          createdAt.slice(0, 10),
          reason,
        ]),
      );
    });
}
