import { Paper } from "@mantine/core";
import { IconLayoutGrid, IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { DocsLink } from "../../feedback/DocsLink.tsx";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useSwitchWorkspace } from "../../shell/useSwitchWorkspace.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import { workspaceColumns } from "./columns.tsx";
import { rowActions } from "./rowActions.tsx";
import type { WorkspaceRow } from "./rows.ts";

type Props = {
  readonly query: {
    readonly data: WorkspaceRow[] | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  /** Whether a search or a filter hides some. */
  readonly narrowed: boolean;
  readonly onSearch: (text: string) => void;
  readonly filter: ReactNode;
  /** Whether the rows belong to several organizations. */
  readonly withOrganization?: boolean;
  readonly foot?: ReactNode;
  /** Shown when there are none, if the reader is not the one to create the first one. */
  readonly empty?: ReactNode;
};

/** A list of workspaces with its search, its row actions and their dialogs. */
export function WorkspaceList({
  query,
  narrowed,
  onSearch,
  filter,
  withOrganization = false,
  foot,
  empty,
}: Props) {
  const navigate = useNavigate();
  const lifecycle = useLifecycle();
  const go = useSwitchWorkspace();
  const columns = useMemo(() => {
    const actionsOf = (row: WorkspaceRow) =>
      rowActions(row, lifecycle, {
        open: () => go(row),
        details: () => void navigate(paths.workspaceDetail({ id: row.id })),
      });
    return workspaceColumns(actionsOf, withOrganization);
    // The actions only start something, so it does not matter which render they come from.
  }, [withOrganization]);
  const t = texts.workspaces;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar>
        <SearchField label={t.search} clearLabel={texts.common.clearSearch} onSearch={onSearch} />
        {filter}
      </ListBar>
      <Loaded query={query} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(rows) => {
          if (rows.length > 0) {
            return (
              <>
                <DataTable
                  label={texts.pages.workspaces}
                  columns={columns}
                  rows={rows}
                  rowId={(row) => row.id}
                />
                {foot}
              </>
            );
          }
          if (narrowed) return <Empty title={t.noneFoundTitle} description={t.noneFoundDescription} />;
          if (empty !== undefined) return empty;
          return (
            <Empty icon={<IconLayoutGrid size={22} />} title={t.emptyTitle} description={t.emptyDescription}>
              <LinkButton {...paths.newWorkspace()} leftSection={<IconPlus size={16} aria-hidden />}>
                {t.create}
              </LinkButton>
              <DocsLink />
            </Empty>
          );
        }}
      </Loaded>
      {lifecycle.dialogs}
    </Paper>
  );
}
