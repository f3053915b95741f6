import { ImportBundle, ImportedBundle, ImportStandaloneBundle } from "@bailiwick/contracts";
import type { z } from "zod";
import { dryRun } from "../procedure/dry-run.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { import as importBundle, importStandalone } from "./import.ts";

type Imported = z.input<typeof ImportedBundle>;

/**
 * What an import would bring: the import itself is run and rolled back (docs/decisions/012-a-preview-is-the-change-undone.md).
 * No mail leaves, and a caller who can't make it gets the same refusal.
 */
export const preview = dryRunOf(
  ImportBundle,
  ImportedBundle,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(importBundle), input, async (_, perform) => (await perform(input)) as Imported),
  "bundles.import",
);

/** The same for a standalone workspace. */
export const previewStandalone = dryRunOf(
  ImportStandaloneBundle,
  ImportedBundle,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(importStandalone), input, async (_, perform) => (await perform(input)) as Imported),
  "bundles.importStandalone",
);
