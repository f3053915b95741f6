import type { SecurityRules } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

/** The rules as lines, for a person. */
export function linesOf(rules: SecurityRules): string[] {
  const { addresses, idleMinutes, sessionHours, keyDays, personalTokens, secondFactor, invitationDomains } =
    rules;
  return [
    ...addresses.map(({ range, note }) => `allowed network: ${range} ${note}`.trim()),
    ...(idleMinutes === null ? [] : [`idle timeout: ${idleMinutes} minutes`]),
    ...(sessionHours === null ? [] : [`longest session: ${sessionHours} hours`]),
    ...(keyDays === null ? [] : [`longest life of a key: ${keyDays} days`]),
    ...(personalTokens ? [] : ["personal tokens: not accepted"]),
    ...(secondFactor ? ["second factor: required"] : []),
    ...invitationDomains.map((domain) => `domain that can be invited: ${domain}`),
  ];
}

/** `bailiwick security show`: the policy, its organization's, and whether it is on trial. */
export function show(group: Command): void {
  inPlace(group.command("show"), "of an organization itself")
    .description("print the security policy, and whether it is on trial")
    .option("--json", "print JSON; set reads its rules")
    .action(async ({ json, ...named }: NamedPlace & { readonly json?: boolean }) => {
      const client = await signedIn();
      const policy = await client.securityPolicies.get.query(await placeOf(client, named));
      if (json) return printJson(policy);
      const { rules, floor, trial } = policy;
      const own = linesOf(rules);
      for (const line of own.length === 0 ? ["No limits."] : own) printLine(line);
      for (const line of floor === null ? [] : linesOf(floor)) printLine(`from the organization: ${line}`);
      if (trial !== null) printLine(`On trial until ${trial.until}: it reverts unless someone confirms it.`);
    });
}
