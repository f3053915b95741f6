import type { Command } from "commander";
import { printJson, printLine, printTable } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { instantText } from "./text.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick resources approvals`: who approved a resource, and how many approvals it needs. */
export function approvals(resources: Command): void {
  inPlace(resources.command("approvals <kind> <id>"), "a resource of the organization itself")
    .description("show who approved a resource, and what is still missing")
    .option("--json", "print JSON")
    .action(async (key: string, id: string, { json, ...named }: Options) => {
      const at = await kindAt(key, named);
      const { items } = await at.client.resources.approvals.query({ ...at.place, kind: key, id });
      if (json) return printJson(items);
      if (items.length === 0) return printLine(`${at.kind.plural} need no approvals.`);
      for (const { action, given, needed, approvals } of items) {
        printLine(`${action}: ${given} of ${needed}`);
        if (approvals.length === 0) continue;
        printTable(
          ["person", "at", "counts", "comment"],
          approvals.map(({ userId, name, at: instant, counts, comment }) => [
            name ?? userId,
            instantText(instant),
            counts ? "yes" : "no",
            comment ?? "",
          ]),
        );
      }
    });
}
