import type { Blueprint } from "@bailiwick/domain";
import { Paper } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { Loaded } from "../../feedback/Loaded.tsx";
import type { AuditSearch } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ShowMore } from "../../ui/ShowMore.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { auditColumns } from "./columns.tsx";
import { EntryDrawer } from "./EntryDrawer.tsx";
import type { Entry } from "./entries.ts";

const says = texts.audit;

/** What a query of audit pages gives; both logs, of a workspace and of an organization, are read through it. */
type Log = {
  readonly data: { readonly pages: readonly { readonly items: Entry[] }[] } | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

type Props = {
  readonly log: Log;
  readonly blueprint: Blueprint;
  /** People to choose from in the filter, by id. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
};

/** An audit log with its filters; an entry opens beside it. */
export function AuditLog({ log, blueprint, people, search, onSearch }: Props) {
  const [opened, setOpened] = useState<Entry | null>(null);
  const columns = useMemo(() => auditColumns(blueprint, setOpened), [blueprint]);
  const entries = useMemo(() => log.data?.pages.flatMap((page) => page.items), [log.data]);
  const narrowed = Object.keys(search).length > 0;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <AuditFilters search={search} people={people} onSearch={onSearch} />
      <Loaded
        query={{ ...log, data: entries }}
        skeleton={<RowsSkeleton rows={8} label={texts.common.loading} />}
      >
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconHistory size={22} />}
              title={narrowed ? says.noneFoundTitle : says.emptyTitle}
              says={narrowed ? says.noneFoundSays : says.emptySays}
            />
          ) : (
            <>
              <DataTable
                label={says.title}
                columns={columns}
                rows={rows}
                rowId={(entry) => String(entry.seq)}
              />
              <ShowMore
                says={texts.common.counted(rows.length, log.hasNextPage)}
                label={texts.common.showMore}
                hasMore={log.hasNextPage}
                busy={log.isFetchingNextPage}
                onMore={() => void log.fetchNextPage()}
              />
            </>
          )
        }
      </Loaded>
      <EntryDrawer entry={opened} blueprint={blueprint} onClose={() => setOpened(null)} />
    </Paper>
  );
}
