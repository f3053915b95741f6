import { type Command, InvalidArgumentError } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inWorkspace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = { readonly workspace?: string; readonly risk?: number; readonly json?: boolean };

/** Parses an option as a risk score. */
function score(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100)) {
    throw new InvalidArgumentError("It has to be a number from 0 to 100.");
  }
  return value;
}

/** `bailiwick policies check`: what the policies of a workspace decide about a model. Denied is exit code 1. */
export function check(policies: Command): void {
  inWorkspace(policies.command("check <provider> <model>"))
    .description("print whether a workspace can use a model of a provider, and why; exit code 1 if not")
    .option("--risk <score>", "the risk score of the request, from 0 to 100", score)
    .option("--json", "print JSON")
    .action(async (provider: string, model: string, { risk, json, ...named }: Options) => {
      const client = await signedIn();
      const place = (await placeOf(client, named satisfies NamedPlace)) as { workspace: string };
      const answer = await client.models.check.query({ ...place, provider, model, risk });
      if (json) printJson(answer);
      for (const { name, allowed } of json ? [] : answer.observed) {
        printLine(`“${name}” only observes: it would ${allowed ? "allow" : "deny"} it.`);
      }
      if (!answer.allowed) throw new Failure(`Denied: ${answer.message}`);
      if (!json) printLine(`Allowed: ${answer.message}`);
    });
}
