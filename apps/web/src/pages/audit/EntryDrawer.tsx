import type { Roles } from "@bailiwick/domain";
import { Drawer, Stack, Table, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { changesOf, type Entry, entrySentence, namesIn } from "./entries.ts";

const t = texts.audit;
const { fields } = t;

type Props = { readonly entry: Entry | null; readonly roles: Roles; readonly onClose: () => void };

/** One entry whole: who acted by virtue of what, on what, and what changed. */
export function EntryDrawer({ entry, roles, onClose }: Props) {
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>{entry === null ? "" : t.entryTitle(entry.seq)}</Text>}
    >
      {entry !== null && (
        <Stack gap="lg">
          <Text>
            <Named text={entrySentence(entry, roles)} names={namesIn(entry)} />
          </Text>
          <Facts
            rows={[
              [
                fields.when,
                <span key="at">
                  <Moment at={entry.at} time />
                  <Text component="span" size="xs" c="dimmed" className="mono" display="block">
                    {entry.at}
                  </Text>
                </span>,
              ],
              [fields.who, entry.actorName ?? t.system],
              [fields.via, t.via[entry.via]],
              [fields.address, entry.ip],
              [
                fields.action,
                <span key="action" className="mono">
                  {entry.action}
                </span>,
              ],
              [fields.outcome, t.outcomes[entry.outcome]],
              [fields.target, entry.targetName],
              [fields.workspace, entry.workspaceId === null ? fields.organizationWide : null],
            ]}
          />
          <Changes entry={entry} />
          <Facts
            rows={[
              [fields.prevHash, <Copyable key="prev" value={entry.prevHash} label={fields.prevHash} />],
              [fields.hash, <Copyable key="hash" value={entry.hash} label={fields.hash} />],
            ]}
          />
        </Stack>
      )}
    </Drawer>
  );
}

function Changes({ entry }: { readonly entry: Entry }) {
  const changes = changesOf(entry);
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.nothingStored}
      </Text>
    );
  }
  return (
    <Table withTableBorder aria-label={t.changed}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.field}</Table.Th>
          <Table.Th>{t.before}</Table.Th>
          <Table.Th>{t.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td className="mono">{field}</Table.Td>
            <Table.Td c="dimmed">{before ?? "–"}</Table.Td>
            <Table.Td>{after ?? "–"}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
