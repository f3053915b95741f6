import type { Blueprint, MoveReceipt } from "@bailiwick/domain";
import { addressOf } from "../../address.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { showReceipt } from "../resources/notifyMoved.tsx";

/** Announces a transfer, with a link to the workspace's new address and the receipt; it stays until it is closed. */
export function notifyTransferred(receipt: MoveReceipt, blueprint: Blueprint): void {
  const { organization, workspace } = receipt.to;
  const address = addressOf({ ...workspace, organization: { ...organization, blueprint: blueprint.key } });
  showReceipt(
    texts.lifecycle.transfer.done(workspace.name, organization.name),
    [workspace.name, organization.name],
    receipt,
    paths.overview({ workspace: address }),
  );
}
