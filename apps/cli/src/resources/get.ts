import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { fieldText, instantText, type Resource } from "./text.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick resources get`: one resource with all its fields. */
export function get(resources: Command): void {
  inPlace(resources.command("get <kind> <id>"), "a resource of the organization itself")
    .description("show a resource with its fields")
    .option("--json", "print JSON")
    .action(async (key: string, id: string, { json, ...named }: Options) => {
      const at = await kindAt(key, named);
      const resource = await at.client.resources.get.query({ ...at.place, kind: key, id });
      if (json) return printJson(resource);
      const { parent, names, state, createdAt, updatedAt, updatedByName } = resource;
      const rows: [string, string][] = [
        ["id", resource.id],
        ...(parent === null ? [] : [["parent", parentText(parent, names)] satisfies [string, string]]),
        ...(state === null ? [] : [["state", state] satisfies [string, string]]),
        ...at.kind.fields.map((field): [string, string] => [field.key, fieldText(field, resource)]),
        ...(resource.expiry === null ? [] : [["expiry", resource.expiry] satisfies [string, string]]),
        ...(resource.score === null ? [] : [["score", String(resource.score)] satisfies [string, string]]),
        ["created", instantText(createdAt)],
        ["edited", updatedAt === null ? "" : `${instantText(updatedAt)} by ${updatedByName ?? "(unknown)"}`],
      ];
      printTable(["what", "value"], rows.filter(([, text]) => text !== "").flatMap(lines));
    });
}

function parentText(id: string, names: Resource["names"]): string {
  return names[id] === undefined ? id : `${names[id]} (${id})`;
}

/** A row for each line of a text. */
function lines([name, text]: [string, string]): string[][] {
  return text.split("\n").map((line, index) => [index === 0 ? name : "", line]);
}
