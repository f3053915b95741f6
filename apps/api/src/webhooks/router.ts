import { router } from "../procedure/trpc.ts";
import { connectSlack } from "./connect-slack.ts";
import { create } from "./create.ts";
import { deleteWebhook } from "./delete.ts";
import { disable } from "./disable.ts";
import { enable } from "./enable.ts";
import { get } from "./get.ts";
import { getDelivery } from "./get-delivery.ts";
import { list } from "./list.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { replay } from "./replay.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { test } from "./test-event.ts";
import { update } from "./update.ts";

export const webhooks = router({
  list,
  get,
  create,
  connectSlack,
  update,
  rotateSecret,
  enable,
  disable,
  delete: deleteWebhook,
  test,
  replay,
  listDeliveries,
  getDelivery,
});
