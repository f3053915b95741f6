import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick account sessions`: lists your sessions. */
export function sessions(account: Command): void {
  account
    .command("sessions")
    .description("list where you are signed in")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await (await asPerson()).session.list.query();
      if (json) return printJson(items);
      printTable(
        ["id", "address", "last used", "device", "this one"],
        items.map(({ id, ipAddress, lastUsedAt, userAgent, current }) => [
          id,
          ipAddress ?? "",
          lastUsedAt,
          userAgent ?? "",
          current ? "yes" : "",
        ]),
      );
    });
}
