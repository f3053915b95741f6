import { router } from "../procedure/trpc.ts";
import { archive } from "./archive.ts";
import { changeSlug } from "./change-slug.ts";
import { checkSlug } from "./check-slug.ts";
import { create } from "./create.ts";
import { describe } from "./describe.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { localize } from "./localize.ts";
import { mine } from "./mine.ts";
import { previewTransfer } from "./preview-transfer.ts";
import { rename } from "./rename.ts";
import { requestDeletion } from "./request-deletion.ts";
import { restore } from "./restore.ts";
import { setDefault } from "./set-default.ts";
import { switchTo } from "./switch.ts";
import { transfer } from "./transfer.ts";
import { unarchive } from "./unarchive.ts";

export const workspaces = router({
  create,
  list,
  mine,
  get,
  rename,
  describe,
  localize,
  changeSlug,
  archive,
  unarchive,
  setDefault,
  requestDeletion,
  restore,
  previewTransfer,
  transfer,
  switch: switchTo,
  checkSlug,
});
