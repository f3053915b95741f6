import { erasedFields } from "@bailiwick/domain";
import { ActionIcon, CopyButton, Drawer, Group, Stack, Table, Text, Tooltip } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconLink } from "@tabler/icons-react";
import { skipToken, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { words } from "../../texts/words.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Name, Named } from "../../ui/Named.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import type { LogPlace } from "./AuditLog.tsx";
import {
  changesOf,
  type Entry,
  entriesOf,
  entrySentence,
  type Naming,
  namesIn,
  shownOf,
  whoOf,
} from "./entries.ts";

const t = texts.audit;
const { fields } = t;

type Props = {
  readonly place: LogPlace;
  /** The number of the open entry; null if none is open. */
  readonly seq: number | null;
  /** The entries of the list, newest first. */
  readonly listed: readonly Entry[];
  readonly naming: Naming;
  readonly onOpen: (seq: number) => void;
  readonly onClose: () => void;
};

/**
 * One complete entry: the actor and their authority, the target, and the changes; with links to its neighbors and to
 * itself.
 */
export function EntryDrawer({ place, seq, listed, naming, onOpen, onClose }: Props) {
  const at = listed.findIndex((entry) => entry.seq === seq);
  const inList = listed[at];
  // A linked entry can be far down the list: it is fetched separately.
  const alone = useQuery(
    trpc.audit.get.queryOptions(seq === null || inList !== undefined ? skipToken : { ...place, seq }),
  );
  const newer = inList === undefined ? alone.data?.newer : listed[at - 1]?.seq;
  const older = inList === undefined ? alone.data?.older : listed[at + 1]?.seq;
  return (
    <Drawer
      opened={seq !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>{seq === null ? "" : t.entryTitle(seq)}</Text>}
    >
      <Group gap="xs" mb="md">
        <Step label={t.newer} to={newer} onOpen={onOpen} icon={<IconChevronUp size={18} aria-hidden />} />
        <Step label={t.older} to={older} onOpen={onOpen} icon={<IconChevronDown size={18} aria-hidden />} />
        <CopyLink />
      </Group>
      {inList !== undefined && <Details entry={inList} naming={naming} />}
      {inList === undefined && alone.error !== null && <Text>{sentenceOf(failureOf(alone.error))}</Text>}
      {inList === undefined && alone.error === null && (
        <Loaded query={alone} skeleton={<LinesSkeleton lines={8} label={texts.common.loading} />}>
          {({ entry, people }) =>
            entriesOf({ items: [entry], people }).map((each) => (
              <Details key={each.seq} entry={each} naming={naming} />
            ))
          }
        </Loaded>
      )}
    </Drawer>
  );
}

type StepProps = {
  readonly label: string;
  readonly to: number | null | undefined;
  readonly onOpen: (seq: number) => void;
  readonly icon: ReactNode;
};

function Step({ label, to, onOpen, icon }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      aria-label={label}
      title={label}
      disabled={to == null}
      onClick={() => to != null && onOpen(to)}
    >
      {icon}
    </ActionIcon>
  );
}

/** Copies the URL of the page with this entry open. */
function CopyLink() {
  return (
    <CopyButton value={location.href}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.linkCopied : t.copyLink} withArrow>
          <ActionIcon variant="subtle" aria-label={copied ? t.linkCopied : t.copyLink} onClick={copy}>
            <IconLink size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

function Details({ entry, naming }: { readonly entry: Entry; readonly naming: Naming }) {
  const who = whoOf(entry);
  const target = shownOf(entry, "targetName");
  return (
    <Stack gap="lg">
      <Text>
        <Named text={entrySentence(entry, naming)} names={namesIn(entry)} />
      </Text>
      <Facts
        rows={[
          [
            fields.when,
            <span key="at">
              <Moment at={entry.at} time />
              <Mono>{entry.at}</Mono>
            </span>,
          ],
          [fields.who, <Addressed key="who" name={who} address={entry.actorName} />],
          [fields.via, t.via[entry.via]],
          [fields.address, shownOf(entry, "ip")],
          [
            fields.action,
            <span key="action">
              {words.audit.phrases[entry.action].title}
              <Mono>{entry.action}</Mono>
            </span>,
          ],
          [fields.outcome, t.outcomes[entry.outcome]],
          [fields.target, target && <Addressed key="target" name={target} address={entry.targetName} />],
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
  );
}

/** A person by name, with the address below if it differs. */
function Addressed({ name, address }: { readonly name: string; readonly address: string | null }) {
  return (
    <span>
      <Name>{name}</Name>
      {address !== null && address !== name && <Mono>{address}</Mono>}
    </span>
  );
}

function Mono({ children }: { readonly children: string }) {
  return (
    <Text component="span" size="xs" c="dimmed" className="mono" display="block">
      {children}
    </Text>
  );
}

function Changes({ entry }: { readonly entry: Entry }) {
  const changes = changesOf(entry);
  if (changes.length === 0) {
    const isErased = erasedFields(entry).some((field) => field === "before" || field === "after");
    return (
      <Text size="sm" c="dimmed">
        {isErased ? words.audit.erased : t.nothingStored}
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
