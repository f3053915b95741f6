import type { Blueprint, MoveReceipt } from "@bailiwick/domain";
import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { addressOf } from "../../address.ts";
import { download } from "../../feedback/download.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";

const t = texts.resources;

/** Offers the receipt of a move as a file; bailiwick receipt verify checks it. */
export function downloadReceipt(receipt: MoveReceipt): void {
  const name = `receipt-${receipt.kind}-${receipt.id.slice(0, 8)}-${receipt.at.slice(0, 10)}.json`;
  download(name, [`${JSON.stringify(receipt, null, 2)}\n`], "application/json");
}

/** Announces a move, with a link to the new place and the receipt. */
export function notifyMoved(title: string, receipt: MoveReceipt, blueprint: Blueprint): void {
  const { organization, workspace } = receipt.to;
  const address = addressOf({ ...workspace, organization: { ...organization, blueprint: blueprint.key } });
  const { kind, id } = receipt;
  const to = paths.resource({ workspace: address, kind, id });
  showReceipt(t.moved(title, workspace.name), [title, workspace.name], receipt, to);
}

/** Announces what was moved, with a link to where it is now and the receipt; it stays until it is closed. */
export function showReceipt(
  said: string,
  names: readonly string[],
  receipt: MoveReceipt,
  to: ReturnType<typeof paths.resource> | ReturnType<typeof paths.overview>,
): void {
  notifications.show({
    color: "teal",
    autoClose: false,
    message: (
      <Stack gap="xs">
        <span>
          <Named text={said} names={names} />
        </span>
        <Group gap="sm">
          <LinkButton {...to} size="compact-sm" variant="default">
            {t.viewMoved}
          </LinkButton>
          <Button size="compact-sm" variant="default" onClick={() => downloadReceipt(receipt)}>
            {t.receipt}
          </Button>
        </Group>
      </Stack>
    ),
  });
}
