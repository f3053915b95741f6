import { Anchor, Drawer, Stack, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { CopyAction, Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { partsOf } from "./mailParts.ts";

const t = texts.platform;

export type Mail = Outputs["platform"]["outbox"]["items"][number];

/** One mail, as its recipient reads it; its links into this console work. */
export function MailDrawer({ mail, onClose }: { readonly mail: Mail | null; readonly onClose: () => void }) {
  return (
    <Drawer
      opened={mail !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>{mail?.subject ?? ""}</Text>}
    >
      {mail !== null && (
        <Stack gap="lg">
          <Facts
            rows={[
              [t.recipient, <Copyable key="recipient" value={mail.recipient} label={t.recipient} />],
              [t.written, <Moment key="written" at={mail.createdAt} time />],
              [
                t.delivered,
                mail.deliveredAt === null ? (
                  t.mailStates[mail.state]
                ) : (
                  <Moment key="at" at={mail.deliveredAt} time />
                ),
              ],
            ]}
          />
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {partsOf(mail.bodyText).map(({ at, text, link }) =>
              link ? (
                <span key={at}>
                  <Anchor href={text} size="sm" underline="always">
                    {text}
                  </Anchor>
                  <CopyAction value={text} label={t.mailLink} />
                </span>
              ) : (
                text
              ),
            )}
          </Text>
        </Stack>
      )}
    </Drawer>
  );
}
