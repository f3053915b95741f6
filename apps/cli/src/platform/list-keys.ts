import { keyLabel } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick platform keys list`: lists the keys of the instance, without their texts. */
export function list(keys: Command): void {
  keys
    .command("list")
    .description("list the keys of the instance, newest first")
    .option("--json", "print JSON, with what each can do and what was done to it")
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await (await asPerson()).platform.keys.query();
      if (json) return printJson(items);
      printTable(
        ["key", "name", "scopes", "state", "issued by", "expires", "last used"],
        items.map((key) => [
          keyLabel({ level: "instance", ...key.secret }),
          key.name,
          String(key.scopes.length),
          key.state,
          key.createdByName,
          key.expiresAt?.slice(0, 10) ?? "never",
          key.lastUsed?.at.slice(0, 10) ?? "never",
        ]),
      );
    });
}
