import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { maxItems, reviewNamed } from "./named.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick reviews list`: the access reviews, newest first. */
export function list(reviews: Command): void {
  inPlace(reviews.command("list"), "of an organization itself")
    .description("list access reviews, newest first")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const rows = await firstRows(200, (page) => client.accessReviews.list.query({ ...place, ...page }));
      if (json) return printJson(rows);
      printTable(
        ["id", "name", "state", "decided", "ends"],
        rows.map(({ id, name, state, decided, items, dueAt }) => [
          id,
          name,
          state,
          `${decided} of ${items}`,
          dueAt.slice(0, 10),
        ]),
      );
    });
}

/** `bailiwick reviews show`: the access in a review, and what was decided about it. */
export function show(reviews: Command): void {
  inPlace(reviews.command("show <review>"), "of an organization itself")
    .description("show the access in a review, what is left first")
    .option("--json", "print JSON")
    .action(async (review: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { id } = await reviewNamed(client, place, review);
      const rows = await firstRows(maxItems, (page) =>
        client.accessReviews.listItems.query({ ...place, review: id, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["id", "kind", "who", "role", "last active", "decision"],
        rows.map(({ id: item, kind, name, email, role, lastActive, inactiveDays, decision, newRole }) => [
          item,
          kind,
          email ?? name,
          role ?? "",
          `${lastActive ?? "never"}${inactiveDays === null ? "" : ` (${inactiveDays} days ago)`}`,
          decision === "change" ? `change to ${newRole}` : (decision ?? ""),
        ]),
      );
    });
}
