import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printLine } from "../output.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";

type Options = NamedPlace & { readonly confirm: string };

/** `bailiwick resources delete`: deletes a resource with everything under it. */
export function deleteResource(resources: Command): void {
  inPlace(resources.command("delete <kind> <id>"), "a resource of the organization itself")
    .description("delete a resource with everything under it")
    .requiredOption("--confirm <title>", "its title, or its id if it has none, to confirm")
    .action(async (key: string, id: string, { confirm, ...named }: Options) => {
      const at = await kindAt(key, named);
      const found = await at.client.resources.get.query({ ...at.place, kind: key, id });
      const word = found.title ?? found.id;
      if (confirm.normalize("NFC").trim() !== word)
        throw new Failure(`To delete it, pass --confirm "${word}".`, { usage: true });
      await at.client.resources.delete.mutate({ ...at.place, kind: key, id });
      printLine(`Deleted ${at.kind.name} ${nameOf(found)}.`);
    });
}
