import type { Inputs } from "@bailiwick/client";
import { auditActions, auditSentence } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type List = Inputs["audit"]["list"];
type Filters = Pick<List, "action" | "outcome" | "actorId" | "from" | "to">;
type Options = NamedPlace &
  Filters & {
    readonly actor?: string;
    readonly limit: number;
    readonly json?: boolean;
  };

/** `bailiwick audit list`: the entries of a workspace or of a whole organization, newest first. */
export function list(audit: Command): void {
  inPlace(audit.command("list"), "in all of an organization")
    .description("list audit entries, newest first")
    .addOption(new Option("--action <action>", "only this action").choices(auditActions))
    .addOption(
      new Option("--outcome <outcome>", "only entries with this outcome").choices(["done", "refused"]),
    )
    .option("--actor <id>", "only entries by this user")
    .option("--from <time>", "entries from this time on, for example 2026-01-31T00:00:00Z")
    .option("--to <time>", "entries before this time")
    .option("--limit <n>", "the maximum number of results", count, 50)
    .option("--json", "print JSON")
    .action(async ({ workspace, organization, limit, json, actor, ...rest }: Options) => {
      const client = await signedIn();
      const filters = actor === undefined ? rest : { ...rest, actorId: actor };
      const place = await placeOf(client, {
        ...(workspace === undefined ? {} : { workspace }),
        ...(organization === undefined ? {} : { organization }),
      });
      const entries = await firstRows(limit, (page) =>
        client.audit.list.query({ ...place, ...filters, ...page }),
      );
      if (json) return printJson(entries);
      printTable(
        ["#", "time", "what happened", "from"],
        entries.map((entry) => [
          String(entry.seq),
          `${entry.at.slice(0, 19)}Z`,
          auditSentence(entry),
          entry.ip ?? "",
        ]),
      );
    });
}
