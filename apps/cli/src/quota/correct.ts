import type { Command } from "commander";
import { wholeNumber } from "../options.ts";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";

type Options = {
  readonly workspace: string;
  readonly by: number;
  readonly reason: string;
  readonly json?: boolean;
};

/** `bailiwick quota correct`: corrects what was recorded as used in the current period, as the platform admin. */
export function correct(group: Command): void {
  group
    .command("correct <meter>")
    .description("correct the recorded usage of a workspace (platform admin)")
    .requiredOption("-w, --workspace <ref>", "the workspace, by slug or ID")
    .requiredOption("--by <n>", "how much more was used; less than zero takes something off", wholeNumber)
    .requiredOption("--reason <text>", "why, for the audit log")
    .option("--json", "print JSON")
    .action(async (meter: string, { workspace, by, reason, json }: Options) => {
      const client = await signedIn();
      const corrected = await client.quotas.correct.mutate({
        workspace,
        meter,
        amount: by,
        reason,
        actingAs: "platform",
      });
      if (json) return printJson(corrected);
      printLine(`${corrected.used} ${meter} are recorded as used.`);
    });
}
