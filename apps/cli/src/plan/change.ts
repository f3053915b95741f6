import type { Command } from "commander";
import { blueprintOf } from "../blueprint.ts";
import { printJson } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { printPlan } from "./show.ts";

/** `bailiwick plan change <plan>`: puts an organization, or a standalone workspace, on a different plan. */
export function change(plan: Command): void {
  inOrganization(plan.command("change"))
    .description("change the plan; nothing is deleted")
    .argument("<plan>", "the plan's key")
    .option("--json", "print JSON")
    .action(async (key: string, { json, ...named }: { json?: boolean; organization?: string }) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const changed = await client.organizations.changePlan.mutate({ organization, plan: key });
      if (json) return printJson(changed);
      printPlan(changed, await blueprintOf(client, changed.blueprint));
    });
}
