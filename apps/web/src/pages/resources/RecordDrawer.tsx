import type { ResourceKind } from "@bailiwick/domain";
import { Drawer, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { CopyAction } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { factsOf } from "./Details.tsx";
import { InRow } from "./holder.tsx";
import { type Resource, titleOf } from "./resources.ts";

const t = texts.resources;

type Props = {
  readonly kind: ResourceKind;
  readonly record: Resource | null;
  readonly onClose: () => void;
};

/** Everything of one record, beside its list: there are too many for each to have a page. */
export function RecordDrawer({ kind, record, onClose }: Props) {
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>{record === null ? "" : titleOf(kind, record)}</Text>}
    >
      {record !== null && (
        <InRow workspace={record.workspace}>
          <Facts
            rows={[
              [t.time, <Moment key="at" at={record.createdAt} time />],
              ...factsOf(kind, record),
              [
                t.id,
                <span key="id">
                  {record.id} <CopyAction value={record.id} label={t.id} />
                </span>,
              ],
            ]}
          />
        </InRow>
      )}
    </Drawer>
  );
}
