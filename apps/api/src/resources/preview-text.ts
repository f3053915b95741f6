import { ResourceTextSaved, SaveResourceText } from "@bailiwick/contracts";
import { dryRun } from "../procedure/dry-run.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { saveText } from "./save-text.ts";

/** What saving a text would change: it is saved, by the same rules, and rolled back. */
export const previewText = dryRunOf(
  SaveResourceText,
  ResourceTextSaved,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(saveText), input, async (_, save) => ResourceTextSaved.parse(await save(input))),
  "resources.saveText",
);
