import type { Outputs } from "@bailiwick/client";
import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Value = Outputs["settings"]["list"]["items"][number]["value"];

/** `bailiwick settings list`: a workspace's current settings. */
export function list(settings: Command): void {
  inWorkspace(settings.command("list"))
    .description("list a workspace's settings")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: { json?: boolean; workspace?: string }) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const { items } = await client.settings.list.query({ workspace });
      if (json) return printJson(items);
      printTable(
        ["key", "value", "edited"],
        items.map(({ key, value, updatedAt }) => [key, said(value), updatedAt?.slice(0, 10) ?? "never"]),
      );
    });
}

/** A value on one line; an entry of a list is its fields, in order. */
function said(value: Value): string {
  if (typeof value === "string") return value.replaceAll("\n", " ");
  return value.map((entry) => Object.values(entry).join(", ")).join("; ");
}
