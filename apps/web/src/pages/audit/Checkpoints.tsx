import { Button, Modal, Stack, Table, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, type Outputs, trpc } from "../../api.ts";
import { download } from "../../feedback/download.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import type { LogPlace } from "./AuditLog.tsx";

const t = texts.audit.checkpoints;

type Checkpoint = Outputs["audit"]["checkpoints"]["current"];

/** The signed checkpoints of the organization's log: to download, and where they are published. */
export function Checkpoints({ place }: { readonly place: LogPlace }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.open}
      </Button>
      {isOpen && (
        <Modal opened onClose={() => setOpen(false)} title={<Text fw={650}>{t.title}</Text>} size="lg">
          <Stack gap="md">
            <Text size="sm">{t.description}</Text>
            <Published place={place} />
            <Made place={place} />
          </Stack>
        </Modal>
      )}
    </>
  );
}

/** Where the newest is published, the key, and one of the present end. */
function Published({ place }: { readonly place: LogPlace }) {
  const asked = useQuery(trpc.audit.checkpoints.queryOptions({ ...place, limit: 1 }));
  return (
    <Loaded query={asked} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
      {({ address, key, current }) => (
        <Stack gap="md">
          <Facts
            rows={[
              [t.address, <Copyable key="address" value={address} label={t.address} />],
              [t.key, <Copyable key="key" value={key} label={t.key} />],
            ]}
          />
          <Button onClick={() => save(current)}>{t.downloadNow(current.seq)}</Button>
        </Stack>
      )}
    </Loaded>
  );
}

function Made({ place }: { readonly place: LogPlace }) {
  const pages = usePages(trpc.audit.checkpoints.infiniteQueryKey({ ...place }), (cursor) =>
    client.audit.checkpoints.query({ ...place, limit: 10, cursor }),
  );
  return (
    <Loaded query={pages} skeleton={<RowsSkeleton rows={4} label={texts.common.loading} />}>
      {(made) =>
        made.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.none}
          </Text>
        ) : (
          <>
            <Table aria-label={t.title}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t.entries}</Table.Th>
                  <Table.Th>{texts.audit.when}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {made.map((each) => (
                  <Table.Tr key={each.seq}>
                    <Table.Td>{each.seq}</Table.Td>
                    <Table.Td>
                      <Moment at={each.at} time />
                    </Table.Td>
                    <Table.Td>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t.downloadOf(each.seq)}
                        onClick={() => save(each)}
                      >
                        {t.download}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <PagesFoot pages={pages} />
          </>
        )
      }
    </Loaded>
  );
}

function save({ seq, note }: Checkpoint) {
  download(`checkpoint-${seq}.txt`, [note], "text/plain;charset=utf-8");
}
