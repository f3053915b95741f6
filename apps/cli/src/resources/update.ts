import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { type Reach, reachHelp, reachOf, valuesHelp } from "./create.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";
import { readValues } from "./values.ts";

type Options = NamedPlace & { readonly reach?: Reach; readonly json?: boolean };

/** `bailiwick resources update`: some fields of a resource; `field=` empties one. */
export function update(resources: Command): void {
  inPlace(resources.command("update <kind> <id>"), "a resource of the organization itself")
    .description("edit fields of a resource; field= empties one")
    .argument("[values...]", valuesHelp)
    .option("--reach <workspaces>", reachHelp, reachOf)
    .option("--json", "print JSON")
    .action(async (key: string, id: string, given: string[], { reach, json, ...named }: Options) => {
      const at = await kindAt(key, named);
      const fields = await readValues(at, given);
      const changed = await at.client.resources.update.mutate({
        ...at.place,
        kind: key,
        id,
        fields,
        ...(reach === undefined ? {} : { reach }),
      });
      if (json) return printJson(changed);
      printLine(`Edited ${at.kind.name} ${nameOf(changed)}.`);
    });
}
