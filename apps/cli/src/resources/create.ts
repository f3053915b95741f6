import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";
import { readValues } from "./values.ts";

type Options = NamedPlace & {
  readonly parent?: string;
  readonly reach?: Reach;
  readonly json?: boolean;
};

/** All workspaces of the organization, or some of them. */
export type Reach = "all" | string[];
export const reachHelp =
  "for a kind that can be shared: all, or the workspaces where it is, with this one, separated by commas";
export const reachOf = (text: string): Reach =>
  text === "all" ? text : text.split(",").map((each) => each.trim());

/** What commands say about their values. */
export const valuesHelp =
  "field=value for each field: tags separated by commas, a person by email address, a reference by id or title, a long text or JSON also from @file; for a secret only the field, and it is asked for or read from standard input";

/** `bailiwick resources create`: a resource, from the values of its fields. */
export function create(resources: Command): void {
  inPlace(resources.command("create <kind>"), "for the organization itself")
    .description("create a resource")
    .argument("[values...]", valuesHelp)
    .option("--parent <id>", "the resource that it belongs to")
    .option("--reach <workspaces>", reachHelp, reachOf)
    .option("--json", "print JSON")
    .action(async (key: string, given: string[], { parent, reach, json, ...named }: Options) => {
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
        ...(reach === undefined ? {} : { reach }),
      });
      if (json) return printJson(made);
      printLine(`Created ${at.kind.name} ${nameOf(made)} (${made.id}).`);
    });
}
