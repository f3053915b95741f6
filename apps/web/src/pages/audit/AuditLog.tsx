import type { Roles } from "@bailiwick/domain";
import { Paper, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import type { Pages } from "../../feedback/usePages.ts";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { readersZone } from "../../ui/moments.ts";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import { auditColumns } from "./columns.tsx";
import { EntryDrawer } from "./EntryDrawer.tsx";
import type { Entry } from "./entries.ts";
import type { FindPeople } from "./PersonFilter.tsx";
import { peopleIn } from "./people.ts";

const t = texts.audit;

type Props = {
  readonly log: Pages<Entry>;
  readonly roles: Roles;
  /** Among whom the filter finds people. */
  readonly people: FindPeople;
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
};

/** An audit log with its filters; an entry opens beside it. */
export function AuditLog({ log, roles, people, search, onSearch }: Props) {
  const { timeZone } = useMoments();
  const [opened, setOpened] = useState<Entry | null>(null);
  const columns = useMemo(() => auditColumns(roles, setOpened), [roles]);
  const narrowed = Object.keys(search).length > 0;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <AuditFilters search={search} people={people} known={peopleIn(log.data ?? [])} onSearch={onSearch} />
      {timeZone !== readersZone && (
        <Text size="xs" c="dimmed" px="lg" py="sm">
          {t.timesIn(timeZone)}
        </Text>
      )}
      <Loaded query={log} skeleton={<RowsSkeleton rows={8} label={texts.common.loading} />}>
        {(rows) =>
          rows.length === 0 ? (
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
                rows={rows}
                rowId={(entry) => String(entry.seq)}
              />
              <PagesFoot pages={log} />
            </>
          )
        }
      </Loaded>
      <EntryDrawer entry={opened} roles={roles} onClose={() => setOpened(null)} />
    </Paper>
  );
}
