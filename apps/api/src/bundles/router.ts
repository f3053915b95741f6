import { router } from "../procedure/trpc.ts";
import { export as exportBundle } from "./export.ts";
import { import as importBundle, importStandalone } from "./import.ts";
import { preview, previewStandalone } from "./preview.ts";
import { upload } from "./upload.ts";

export const bundles = router({
  export: exportBundle,
  upload,
  preview,
  previewStandalone,
  import: importBundle,
  importStandalone,
});
