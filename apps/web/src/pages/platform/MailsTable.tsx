import { Badge, Paper, Text, UnstyledButton } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Filter, ListBar } from "../../ui/ListBar.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Mail, MailDrawer } from "./MailDrawer.tsx";

const t = texts.platform;
const column = columnsFor<Mail>();

const colors = { waiting: "yellow", failing: "orange", given_up: "red", delivered: "teal" } as const;
const states = Object.keys(colors) as (keyof typeof colors)[];

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
    column.accessor("state", {
      header: texts.common.state,
      cell: ({ getValue }) => <Badge color={colors[getValue()]}>{t.mailStates[getValue()]}</Badge>,
    }),
  ]);
}

/** The outbox, newest first, with a search by recipient or subject. */
export function MailsTable() {
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<Mail | null>(null);
  const columns = useMemo(() => mailColumns(setOpened), []);
  const [state, setState] = useState<keyof typeof colors | null>(null);
  const asked = { search, state };
  const pages = usePages(trpc.platform.outbox.infiniteQueryKey(asked), (cursor) =>
    client.platform.outbox.query({ ...asked, cursor, counted: cursor === null }),
  );
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar>
        <SearchField label={t.outboxSearch} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
        <Filter
          label={texts.common.state}
          placeholder={t.anyState}
          values={states}
          labelOf={(value) => t.mailStates[value]}
          value={state}
          onChange={setState}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(mails) =>
          mails.length === 0 ? (
            <Empty
              icon={<IconMail size={22} />}
              title={search === "" && state === null ? t.outboxEmptyTitle : t.outboxNoneTitle}
              description={
                search === "" && state === null ? t.outboxEmptyDescription : t.outboxNoneDescription
              }
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
