import { keyLabel } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick tokens list`: lists your tokens in all organizations, without their texts. */
export function list(tokens: Command): void {
  tokens
    .command("list")
    .description("list your tokens, newest first")
    .option("--json", "print JSON, with what each can do")
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await (await asPerson()).tokens.list.query();
      if (json) return printJson(items);
      printTable(
        ["token", "name", "organization", "scopes", "state", "expires", "last used"],
        items.map(({ name, organization, scopes, state, secret, expiresAt, lastUsed }) => [
          keyLabel({ level: "personal", ...secret }),
          name,
          organization.slug,
          String(scopes.length),
          state,
          expiresAt?.slice(0, 10) ?? "never",
          lastUsed?.at.slice(0, 10) ?? "never",
        ]),
      );
    });
}
