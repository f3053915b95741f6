import type { SecurityRules } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { wholeNumber } from "../options.ts";
import { note, printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { lossLines } from "./losses.ts";

type Options = NamedPlace & {
  readonly allow?: string[];
  readonly anyAddress?: boolean;
  readonly idle?: number;
  readonly session?: number;
  readonly keys?: number;
  readonly personalTokens?: string;
  readonly secondFactor?: string;
  readonly domain?: string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

/** A limit: 0 takes it away; what is left out stays. */
const limit = (given: number | undefined, present: number | null) =>
  given === undefined ? present : given === 0 ? null : given;

/** The present rules with what was given in their place. */
function changed(rules: SecurityRules, options: Options) {
  const { allow, anyAddress, idle, session, keys, personalTokens, secondFactor, domain } = options;
  const networks = anyAddress === true ? [] : allow;
  return {
    addresses:
      networks?.map((text) => {
        const [range = "", ...words] = text.split(" ");
        return { range, note: words.join(" ") };
      }) ?? rules.addresses.map(({ range, note: said }) => ({ range, note: said })),
    idleMinutes: limit(idle, rules.idleMinutes),
    sessionHours: limit(session, rules.sessionHours),
    keyDays: limit(keys, rules.keyDays),
    personalTokens: personalTokens === undefined ? rules.personalTokens : personalTokens === "accept",
    secondFactor: secondFactor === undefined ? rules.secondFactor : secondFactor === "require",
    invitationDomains: domain?.filter((each) => each !== "any") ?? [...rules.invitationDomains],
  };
}

/** `bailiwick security set`: changes what is given, and says who loses access by it. */
export function set(group: Command): void {
  inPlace(group.command("set"), "of an organization itself")
    .description("change the security policy; what is left out stays, and 0 removes a limit")
    .option("--allow <network...>", "the only networks from which it can be used, each with an optional note")
    .option("--any-address", "allow every address")
    .option("--idle <minutes>", "sign people out after so many minutes without a request", wholeNumber)
    .option("--session <hours>", "the longest session", wholeNumber)
    .option("--keys <days>", "the longest life of a key", wholeNumber)
    .option("--personal-tokens <accept|refuse>", "whether personal tokens are accepted")
    .addOption(
      new Option("--second-factor <require|waive>", "whether members need a second factor").choices([
        "require",
        "waive",
      ]),
    )
    .option("--domain <domain...>", "the only domains that can be invited; any for all")
    .option("--dry-run", "only print who would lose access")
    .option("--json", "print JSON")
    .action(async ({ dryRun, json, ...options }: Options) => {
      const client = await signedIn();
      const { workspace, organization } = options;
      const place = await placeOf(client, {
        ...(workspace === undefined ? {} : { workspace }),
        ...(organization === undefined ? {} : { organization }),
      });
      const { rules, version } = await client.securityPolicies.get.query(place);
      const input = { ...place, rules: changed(rules, options), version: version ?? 0 };
      if (dryRun === true) {
        const effects = await client.securityPolicies.preview.mutate(input);
        if (json) return printJson(effects);
        return lossLines(effects).forEach(printLine);
      }
      const { policy, effects } = await client.securityPolicies.set.mutate(input);
      if (json) return printJson({ policy, effects });
      printLine(`Changed the security policy (version ${policy.version}).`);
      lossLines(effects).forEach(printLine);
      if (policy.trial !== null)
        note(`It reverts at ${policy.trial.until} unless someone confirms it: bailiwick security confirm`);
    });
}
