import type { Outputs } from "@bailiwick/client";
import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { endText } from "./until.ts";

type Options = {
  readonly workspace?: string;
  readonly search: string;
  readonly role?: string;
  readonly state?: "active" | "suspended";
  readonly sort: "name" | "added";
  readonly descending?: boolean;
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick members list`: the members of a workspace, by name. */
export function list(members: Command): void {
  inWorkspace(members.command("list"))
    .description("list or manage a workspace's members")
    .option("--search <text>", "filter by name or email address", "")
    .option("--role <role>", "only people who have this role")
    .addOption(new Option("--state <state>", "only people in this state").choices(["active", "suspended"]))
    .addOption(new Option("--sort <column>", "the sort column").choices(["name", "added"]).default("name"))
    .option("--descending", "in descending order")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async ({ limit, json, workspace: named, ...asked }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named);
      const rows = await firstRows(limit, (page) =>
        client.members.list.query({ workspace, ...asked, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["name", "email", "role", "through", "since", "ends"],
        rows.map(({ name, email, role, active, sources, createdAt }) => [
          name,
          email,
          [role ?? "none of the workspace", ...(active ? [] : ["suspended"])].join(", "),
          sources.map(through).join(", "),
          createdAt.slice(0, 10),
          [...new Set(sources.map(({ endsAt }) => endText(endsAt)))].filter(Boolean).join(", "),
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
