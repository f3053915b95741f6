import type { AuditPlace } from "@bailiwick/domain";
import { Paper, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useContext, useMemo } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { ReadersZone } from "../../ui/readersZone.ts";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { auditColumns } from "./columns.tsx";
import { EntryDrawer } from "./EntryDrawer.tsx";
import { entriesOf, filtersOf, type Naming } from "./entries.ts";
import { peopleIn, peopleOf } from "./people.ts";

const t = texts.audit;

/** The place of the log, as in the API's calls. */
export type LogPlace = { readonly workspace: string } | { readonly organization: string };

type Props = {
  readonly place: LogPlace;
  /** The actions that it can contain. */
  readonly kind: AuditPlace;
  readonly naming: Naming;
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
};

/** An audit log with its filters; an entry opens beside it, at its own URL. */
export function AuditLog({ place, kind, naming, search, onSearch }: Props) {
  const { timeZone } = useMoments();
  const readersZone = useContext(ReadersZone);
  const { entry: opened, ...filters } = search;
  const asked = { ...place, ...filtersOf(filters, timeZone) };
  const log = usePages(trpc.audit.list.infiniteQueryKey(asked), async (cursor) => {
    const page = await client.audit.list.query({ ...asked, cursor });
    return { items: entriesOf(page), nextCursor: page.nextCursor };
  });
  const find = async (text: string) => {
    const { items } = await client.members.list.query({ ...place, search: text, limit: 20 });
    return peopleOf(items);
  };
  const open = (entry: number) => onSearch({ ...filters, entry });
  const columns = useMemo(() => auditColumns(naming, open), [naming, JSON.stringify(filters)]);
  const narrowed = Object.keys(filters).length > 0;
  const rows = log.data ?? [];
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <AuditFilters
        search={filters}
        kind={kind}
        people={{ place: JSON.stringify(place), find }}
        known={peopleIn(rows)}
        onSearch={onSearch}
      />
      {timeZone !== readersZone && (
        <Text size="xs" c="dimmed" px="lg" py="sm">
          {t.timesIn(timeZone)}
        </Text>
      )}
      <Loaded query={log} skeleton={<RowsSkeleton rows={8} label={texts.common.loading} />}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty
              icon={<IconHistory size={22} />}
              title={narrowed ? t.noneFoundTitle : t.emptyTitle}
              description={narrowed ? t.noneFoundDescription : t.emptyDescription}
            />
          ) : (
            <>
              <DataTable
                label={texts.pages.audit}
                columns={columns}
                rows={entries}
                rowId={(entry) => String(entry.seq)}
              />
              <PagesFoot pages={log} />
            </>
          )
        }
      </Loaded>
      <EntryDrawer
        place={place}
        seq={opened ?? null}
        listed={rows}
        naming={naming}
        onOpen={open}
        onClose={() => onSearch(filters)}
      />
    </Paper>
  );
}
