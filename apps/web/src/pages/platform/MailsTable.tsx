import { Badge, Group, Paper, Text, UnstyledButton } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Mail, MailDrawer } from "./MailDrawer.tsx";

const t = texts.platform;
const column = columnsFor<Mail>();

function mailColumns(onOpen: (mail: Mail) => void) {
  return column.columns([
    column.accessor("subject", {
      header: t.subject,
      meta: { card: "head", width: "40%" },
      cell: ({ getValue, row: { original } }) => (
        <UnstyledButton
          onClick={() => onOpen(original)}
          aria-label={t.openMail(getValue())}
          aria-haspopup="dialog"
        >
          <Text size="sm" fw={600}>
            {getValue()}
          </Text>
        </UnstyledButton>
      ),
    }),
    column.accessor("recipient", { header: t.recipient }),
    column.accessor("createdAt", {
      header: t.written,
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.accessor("deliveredAt", {
      header: texts.common.state,
      cell: ({ getValue }) => (
        <Badge color={getValue() === null ? "yellow" : "teal"}>
          {getValue() === null ? t.waiting : t.delivered}
        </Badge>
      ),
    }),
  ]);
}

/** The outbox, newest first, with a search by recipient or subject. */
export function MailsTable() {
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<Mail | null>(null);
  const columns = useMemo(() => mailColumns(setOpened), []);
  const pages = usePages(trpc.platform.outbox.infiniteQueryKey({ search }), (cursor) =>
    client.platform.outbox.query({ search, cursor }),
  );
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <Group p="lg" style={{ borderBottom: "1px solid var(--line)" }}>
        <SearchField label={t.outboxSearch} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
      </Group>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(mails) =>
          mails.length === 0 ? (
            <Empty
              icon={<IconMail size={22} />}
              title={t.outboxEmptyTitle}
              description={t.outboxEmptyDescription}
            />
          ) : (
            <>
              <DataTable label={texts.pages.outbox} columns={columns} rows={mails} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      <MailDrawer mail={opened} onClose={() => setOpened(null)} />
    </Paper>
  );
}
