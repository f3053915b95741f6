import { router } from "../procedure/trpc.ts";
import { create } from "./create.ts";
import { deleteConnection } from "./delete.ts";
import { disable } from "./disable.ts";
import { enable } from "./enable.ts";
import { list } from "./list.ts";
import { mine } from "./mine.ts";
import { test } from "./test-run.ts";
import { update } from "./update.ts";

export const connections = router({
  list,
  mine,
  create,
  update,
  test,
  enable,
  disable,
  delete: deleteConnection,
});
