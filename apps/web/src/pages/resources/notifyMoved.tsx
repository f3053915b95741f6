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

/** Announces a move, with a link to the new place and the receipt; it stays until it is closed. */
export function notifyMoved(title: string, receipt: MoveReceipt, blueprint: Blueprint): void {
  const { organization, workspace } = receipt.to;
  const address = addressOf({ ...workspace, organization: { ...organization, blueprint: blueprint.key } });
  notifications.show({
    color: "teal",
    autoClose: false,
    message: (
      <Stack gap="xs">
        <span>
          <Named text={t.moved(title, workspace.name)} names={[title, workspace.name]} />
        </span>
        <Group gap="sm">
          <LinkButton
            {...paths.resource({ workspace: address, kind: receipt.kind, id: receipt.id })}
            size="compact-sm"
            variant="default"
          >
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
