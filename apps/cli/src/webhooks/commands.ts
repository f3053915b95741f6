import type { Command } from "commander";
import { connectSlack } from "./connect-slack.ts";
import { create } from "./create.ts";
import { deliveries } from "./deliveries.ts";
import { list } from "./list.ts";
import { remove, rotate, test, turnOff, turnOn } from "./one.ts";
import { replay } from "./replay.ts";

/** `bailiwick webhooks …` */
export function webhooks(root: Command): void {
  const group = root
    .command("webhooks")
    .description(
      "manage the webhooks and Slack channels of a workspace or organization, to which events are sent",
    );
  for (const command of [
    list,
    create,
    connectSlack,
    rotate,
    test,
    turnOn,
    turnOff,
    remove,
    deliveries,
    replay,
  ])
    command(group);
}
