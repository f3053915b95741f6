import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";
import { readValues } from "./values.ts";

type Options = NamedPlace & { readonly parent?: string; readonly json?: boolean };

/** What commands say about their values. */
export const valuesHelp =
  "field=value for each field: tags separated by commas, a person by email address, a reference by id or title, a long text or JSON also from @file; for a secret only the field, and it is asked for or read from standard input";

/** `bailiwick resources create`: a resource, from the values of its fields. */
export function create(resources: Command): void {
  inPlace(resources.command("create <kind>"), "for the organization itself")
    .description("create a resource")
    .argument("[values...]", valuesHelp)
    .option("--parent <id>", "the resource that it belongs to")
    .option("--json", "print JSON")
    .action(async (key: string, given: string[], { parent, json, ...named }: Options) => {
      const at = await kindAt(key, named);
      const secrets = at.kind.fields.filter(({ type, required }) => type === "secret" && required);
      const fields = await readValues(
        at,
        given,
        secrets.map((field) => field.key),
      );
      const made = await at.client.resources.create.mutate({
        ...at.place,
        kind: key,
        fields,
        ...(parent === undefined ? {} : { parent }),
      });
      if (json) return printJson(made);
      printLine(`Created ${at.kind.name} ${nameOf(made)} (${made.id}).`);
    });
}
