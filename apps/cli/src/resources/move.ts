import type { Outputs } from "@bailiwick/client";
import { type Blueprint, checkTyped, resourceWord } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { createReceipt } from "../receipt/file.ts";
import { inWorkspace } from "../session.ts";
import { kindAt } from "./place.ts";
import { nameOf } from "./text.ts";

type Options = {
  readonly workspace?: string;
  readonly to: string;
  readonly confirm?: string;
  readonly receipt?: string;
  readonly preview?: boolean;
  readonly json?: boolean;
};

/** `bailiwick resources move`: moves a resource with everything under it to another workspace, and keeps the receipt. */
export function move(resources: Command): void {
  inWorkspace(resources.command("move <kind> <id>"))
    .description("move a resource with everything under it to another workspace")
    .requiredOption("--to <workspace>", "where to, as in --workspace")
    .option("--preview", "only show what would move, and who would lose and gain sight of it")
    .option("--confirm <title>", "its title, or its id if it has none, to confirm")
    .option("--receipt <file>", "write the receipt into a new file")
    .option("--json", "print JSON: the receipt, or the preview")
    .action(async (key: string, id: string, options: Options) => {
      const { to, preview, confirm = "", receipt: path, json, ...named } = options;
      const { client, place, kind, rules } = await kindAt(key, named);
      if (!("workspace" in place)) {
        throw new Failure(`${kind.plural} belong to the organization and can't be moved.`, { usage: true });
      }
      const input = { ...place, kind: key, id, to };
      if (preview) {
        const effects = await client.resources.previewMove.mutate(input);
        return json ? printJson(effects) : tell(effects, rules);
      }

      const found = await client.resources.get.query({ ...place, kind: key, id });
      const word = resourceWord(found);
      if (!checkTyped(word, confirm).allowed)
        throw new Failure(`To move it, pass --confirm "${word}".`, { usage: true });
      const file = path === undefined ? null : await createReceipt(path);
      const { receipt, workspace } = await client.resources.move
        .mutate({ ...input, confirmation: confirm })
        .catch(async (error: unknown) => {
          await file?.discard();
          throw error;
        });
      await file?.write(receipt);
      if (json) return printJson(receipt);
      printLine(`Moved ${kind.name} ${nameOf(found)} to ${workspace.name}: ${amounts(receipt, rules)}.`);
      printLine(`Receipt: ${path ?? receipt.hash}`);
    });
}

type Preview = Outputs["resources"]["previewMove"];

function tell(preview: Preview, rules: Blueprint): void {
  printLine(`Would move to ${preview.to.workspace.name}: ${amounts(preview, rules)}.`);
  for (const [who, { people, total }] of [
    ["Lose", preview.loses],
    ["Gain", preview.gains],
  ] as const) {
    printLine(`${who} sight of it: ${total}`);
    for (const { name, email } of people) printLine(`  ${name} <${email}>`);
  }
}

/** How many of each kind moved, in words. */
function amounts({ moved }: Pick<Preview, "moved">, { resourceKinds }: Blueprint): string {
  return moved
    .map(({ kind, amount }) => {
      const declared = resourceKinds.find(({ key }) => key === kind);
      return `${amount} ${(amount === 1 ? declared?.name : declared?.plural) ?? kind}`;
    })
    .join(", ");
}
