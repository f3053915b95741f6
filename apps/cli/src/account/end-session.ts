import type { Command } from "commander";
import { printLine } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick account end-session`: ends one of your sessions. */
export function endSession(account: Command): void {
  account
    .command("end-session <id>")
    .description("sign out one of your sessions")
    .action(async (session: string) => {
      await (await asPerson()).session.end.mutate({ session });
      printLine("Signed out.");
    });
}
