import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick quota allot`: gives workspaces their parts of a quota, all in one change. */
export function allot(group: Command): void {
  inOrganization(group.command("allot <quota> <workspace=amount...>"))
    .description("allot a quota to workspaces, all in one change; without an amount, take an allotment away")
    .option("--json", "print JSON")
    .action(async (meter: string, given: string[], { json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const allotments = given.map(allotmentIn);
      const quota = await client.quotas.allot.mutate({ organization, meter, allotments });
      if (json) return printJson(quota);
      printLine(
        quota.allots
          ? `Allotted ${quota.allotted} of ${quota.granted ?? "unlimited"} ${meter}.`
          : `Nothing is allotted any more: all workspaces draw on the total of ${quota.granted ?? "unlimited"} ${meter}.`,
      );
    });
}

/** `production=500`, or `production=` for no allotment. @throws Failure for anything else */
function allotmentIn(text: string): { workspace: string; amount: number | null } {
  const [, workspace, amount] = /^([^=]+)=(\d{0,16})$/.exec(text) ?? [];
  if (workspace === undefined || amount === undefined) {
    throw new Failure(`${text} is no allotment. Write <workspace>=<amount>, such as production=500.`, {
      usage: true,
    });
  }
  return { workspace, amount: amount === "" ? null : Number(amount) };
}
