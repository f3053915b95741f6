import type { Outputs } from "@bailiwick/client";
import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Options = {
  readonly workspace?: string;
  readonly search: string;
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick members list`: the members of a workspace, by name. */
export function list(members: Command): void {
  inWorkspace(members.command("list"))
    .description("list or manage a workspace's members")
    .option("--search <text>", "filter by name or email address", "")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async ({ search, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const rows = await firstRows(limit, (page) =>
        client.members.list.query({ workspace, search, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["name", "email", "role", "through", "since"],
        rows.map(({ name, email, role, active, sources, createdAt }) => [
          name,
          email,
          [role ?? "none of the workspace", ...(active ? [] : ["suspended"])].join(", "),
          sources.map(through).join(", "),
          createdAt.slice(0, 10),
        ]),
      );
    });
}

type Source = Outputs["members"]["list"]["items"][number]["sources"][number];

/** One source of access, in a word or two. */
export function through({ source, role, team }: Source): string {
  if (source === "direct") return "own role";
  return team === null ? `organization role ${role}` : `team ${team.name}`;
}
