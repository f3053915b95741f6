import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";

type Options = NamedPlace & { readonly comment?: string; readonly json?: boolean };

/** `bailiwick resources act`: moves a resource to another state. */
export function act(resources: Command): void {
  inPlace(resources.command("act <kind> <id> <action>"), "a resource of the organization itself")
    .description("change the state of a resource by one of its actions; see resources kinds")
    .option("--comment <text>", "why, for the audit log and those who approve")
    .option("--json", "print JSON")
    .action(async (key: string, id: string, action: string, { comment, json, ...named }: Options) => {
      const at = await kindAt(key, named);
      const changed = await at.client.resources.act.mutate({ ...at.place, kind: key, id, action, comment });
      if (json) return printJson(changed);
      const state =
        at.kind.states?.all.find((each) => each.key === changed.state)?.name ?? changed.state ?? "";
      const wanted = at.kind.states?.actions.find((each) => each.key === action);
      if (wanted?.approvals !== undefined && wanted.to !== changed.state) {
        return printLine(
          `Approved ${at.kind.name} ${nameOf(changed)}. It waits for others, and is still: ${state}.`,
        );
      }
      printLine(`${at.kind.name} ${nameOf(changed)} is now: ${state}.`);
    });
}
