import type { Outputs } from "@bailiwick/client";
import { type Blueprint, featureWords, limitWords } from "@bailiwick/domain";
import type { Command } from "commander";
import { blueprintOf } from "../blueprint.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Plan = Outputs["organizations"]["plan"];

/** `bailiwick plan show`: the plan of an organization or standalone workspace. */
export function show(plan: Command): void {
  inOrganization(plan.command("show"))
    .description("show the plan's limits, features and usage")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: { json?: boolean; organization?: string }) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const found = await client.organizations.plan.query({ organization });
      if (json) return printJson(found);
      printPlan(found, await blueprintOf(client, found.blueprint));
    });
}

/** Prints a plan: its key, and its limits and features by name. */
export function printPlan(found: Plan, rules: Blueprint): void {
  printLine(`Plan: ${found.plan}`);
  const limits = found.limits.map(({ name, value }) => [
    limitWords(rules, name).name,
    value === null ? "no limit" : `at most ${value}`,
    usageOf(found, name),
  ]);
  const features = found.features.map(({ name, wanted, inForce }) => [
    featureWords(rules, name).name,
    wanted ? (inForce ? "included" : "turning on") : "not on this plan",
    "",
  ]);
  printTable(["what", "on this plan", "in use"], [...limits, ...features]);
}

/** The usage of a limit; per workspace, if there are several. */
function usageOf({ usage }: Plan, limit: string): string {
  const found = usage.filter((each) => each.limit === limit);
  return found
    .map(({ used, pending, workspace }) => {
      const amount = pending === 0 ? `${used}` : `${used} and ${pending} invited`;
      return found.length > 1 && workspace !== null ? `${workspace.slug}: ${amount}` : amount;
    })
    .join(", ");
}
