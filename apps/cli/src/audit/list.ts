import type { Client, Inputs } from "@bailiwick/client";
import { auditActions, auditSentence } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Filters = Pick<Inputs["audit"]["list"], "action" | "outcome" | "actorId" | "from" | "to">;
type Page = Pick<Inputs["audit"]["list"], "limit" | "cursor">;
type Options = Filters & {
  readonly workspace?: string;
  readonly organization?: string;
  readonly actor?: string;
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick audit list`: what happened in a workspace or in a whole organization, newest first. */
export function list(audit: Command): void {
  inWorkspace(audit.command("list"))
    .description("list audit entries, newest first")
    .addOption(
      new Option("--organization <ref>", "in all of an organization, by its slug or id").conflicts(
        "workspace",
      ),
    )
    .addOption(new Option("--action <action>", "only this action").choices(auditActions))
    .addOption(new Option("--outcome <outcome>", "only what ended like this").choices(["done", "refused"]))
    .option("--actor <id>", "only entries by this user")
    .option("--from <time>", "entries from this time on, for example 2026-01-31T00:00:00Z")
    .option("--to <time>", "entries before this time")
    .option("--limit <n>", "the maximum number of results", count, 50)
    .option("--json", "print JSON")
    .action(async ({ workspace, organization, limit, json, actor, ...rest }: Options) => {
      const filters = actor === undefined ? rest : { ...rest, actorId: actor };
      const ask = await source(await signedIn(), { workspace, organization }, filters);
      const entries = await firstRows(limit, ask);
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

type Scope = { readonly workspace: string | undefined; readonly organization: string | undefined };

async function source(client: Client, scope: Scope, filters: Filters) {
  const { organization } = scope;
  if (organization !== undefined)
    return (page: Page) => client.audit.listOrganization.query({ organization, ...filters, ...page });
  const workspace = await workspaceOf(client, scope.workspace);
  return (page: Page) => client.audit.list.query({ workspace, ...filters, ...page });
}
