import type { Command } from "commander";
import { printJson } from "../output.ts";
import { inWorkspace, type NamedPlace } from "../session.ts";
import { policiesAt } from "./place.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick policies get`: all policies of a workspace as text. */
export function get(policies: Command): void {
  inWorkspace(policies.command("get"))
    .description("print all policies of a workspace as text")
    .option("--json", "print JSON, with the version for --version of set")
    .action(async ({ json, ...named }: Options) => {
      const { client, place, kind } = await policiesAt(named);
      const read = await client.resources.text.query({ ...place, kind: kind.key });
      if (json) return printJson(read);
      process.stdout.write(read.text);
    });
}
