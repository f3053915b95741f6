import { router } from "../procedure/trpc.ts";
import { act } from "./act.ts";
import { append } from "./append.ts";
import { approvals } from "./approvals.ts";
import { chart } from "./chart.ts";
import { create } from "./create.ts";
import { delete as remove } from "./delete.ts";
import { export as exportResources } from "./export.ts";
import { exportPage } from "./export-page.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { matrix } from "./matrix.ts";
import { move } from "./move.ts";
import { previewMove } from "./preview-move.ts";
import { previewText } from "./preview-text.ts";
import { saveText } from "./save-text.ts";
import { search } from "./search.ts";
import { shares } from "./shares.ts";
import { text } from "./text.ts";
import { update } from "./update.ts";

export const resources = router({
  list,
  search,
  chart,
  matrix,
  get,
  create,
  update,
  act,
  approvals,
  delete: remove,
  previewMove,
  move,
  append,
  export: exportResources,
  exportPage,
  shares,
  text,
  saveText,
  previewText,
});
