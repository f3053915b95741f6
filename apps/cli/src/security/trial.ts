import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { wholeNumber } from "../options.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { lossLines } from "./losses.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick security confirm`: keeps a policy that is on trial, from a session that it lets in. */
export function confirm(group: Command): void {
  inPlace(group.command("confirm"), "of an organization itself")
    .description("keep a security policy that is on trial")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { trial } = await client.securityPolicies.get.query(place);
      if (trial === null) throw new Failure("No security policy is on trial here.");
      const { version, pass } = trial;
      const policy = await client.securityPolicies.confirm.mutate({ ...place, version, pass });
      if (json) return printJson(policy);
      printLine(`Confirmed the security policy (version ${version}).`);
    });
}

/** `bailiwick security revert`: ends a trial; as the platform admin, reverts any policy. */
export function revert(group: Command): void {
  inPlace(group.command("revert"), "of an organization itself")
    .description("end the trial of a security policy, so that the one before applies again")
    .addOption(new Option("--platform", "as the platform admin: revert one that is kept, too"))
    .option("--json", "print JSON")
    .action(async ({ json, platform, ...named }: Options & { readonly platform?: boolean }) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { version } = await client.securityPolicies.revert.mutate(
        platform === true ? { ...place, actingAs: "platform" } : place,
      );
      if (json) return printJson({ version });
      printLine(`Reverted the security policy (version ${version}).`);
    });
}

/** `bailiwick security restore`: brings an earlier version back, as a new one. */
export function restore(group: Command): void {
  inPlace(group.command("restore"), "of an organization itself")
    .description("bring back an earlier version of the security policy, as a new one")
    .requiredOption("--to <version>", "its number, as history prints it", wholeNumber)
    .option("--json", "print JSON")
    .action(async ({ json, to, ...named }: Options & { readonly to: number }) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const changed = await client.securityPolicies.restore.mutate({ ...place, version: to });
      if (json) return printJson(changed);
      printLine(`Brought back version ${to} (as version ${changed.policy.version}).`);
      lossLines(changed.effects).forEach(printLine);
    });
}
