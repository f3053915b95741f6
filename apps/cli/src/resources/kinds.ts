import type { FieldSpec, KindStates, ResourceKind } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printLine, printTable } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindsAt } from "./place.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick resources kinds`: what can be in a workspace or an organization, with its fields, states and actions. */
export function kinds(resources: Command): void {
  inPlace(resources.command("kinds"), "the kinds of an organization and its workspaces")
    .description("list the kinds of resources, with their fields, states and actions")
    .option("--json", "print JSON")
    .action(async ({ json, ...named }: Options) => {
      const { resourceKinds } = (await kindsAt(named)).rules;
      if (json) return printJson(resourceKinds);
      if (resourceKinds.length === 0) return printTable([], []);
      for (const [index, kind] of resourceKinds.entries()) {
        if (index > 0) printLine("");
        printKind(kind);
      }
    });
}

function printKind({ key, level, parent, volume, description, fields, states, list }: ResourceKind): void {
  const where = [`of the ${level}`, ...(parent === null ? [] : [`under ${parent}`])].join(", ");
  printLine(`${key} (${where}): ${description}`);
  if (fields.length > 0) {
    printTable(
      ["field", "type", "", "notes"],
      fields.map((field) => [field.key, typeOf(field), ruleOf(field), notesOf(field)]),
    );
  }
  if (states !== null) printStates(states);
  if (volume === "many") printLine("Filled by programs.");
  if (list.filters.length > 0) printLine(`Filters: ${list.filters.join(", ")}`);
}

function printStates({ all, actions }: KindStates): void {
  printLine(`States: ${all.map(({ key }) => key).join(", ")}`);
  const ours = actions.filter(({ byWorker }) => byWorker !== true);
  if (ours.length === 0) return;
  printLine(
    `Actions: ${ours.map(({ key, from, to }) => `${key} (${from.join(" or ")} → ${to})`).join("; ")}`,
  );
}

function typeOf(field: FieldSpec): string {
  return field.type === "reference" ? `reference to ${field.to}` : field.type.replaceAll("_", " ");
}

function ruleOf({ required, unique }: FieldSpec): string {
  return [required ? "required" : "", unique ? "unique" : ""].filter((word) => word !== "").join(", ");
}

function notesOf(field: FieldSpec): string {
  const options = field.type === "choice" ? `${field.options.map(({ key }) => key).join(", ")}` : "";
  const unit = field.type === "number" && field.unit !== undefined ? field.unit.many : "";
  return [options, unit, field.help ?? ""].filter((text) => text !== "").join(". ");
}
