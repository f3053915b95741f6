import { Button, Paper } from "@mantine/core";
import type { ReactNode } from "react";
import { changed } from "../search.ts";
import { texts } from "../texts/index.ts";
import { type Columns, DataTable } from "../ui/DataTable.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Filter, ListBar } from "../ui/ListBar.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { RowsSkeleton } from "../ui/skeletons.tsx";
import { Loaded } from "./Loaded.tsx";
import { PagesFoot } from "./PagesFoot.tsx";
import type { Pages } from "./usePages.ts";

/** The part of the URL that such a list reads: a search and a state. */
type Narrowed<State> = { readonly search?: string; readonly state?: State };

type Words<State extends string> = {
  readonly search: string;
  readonly stateFilter: string;
  readonly anyState: string;
  readonly states: Readonly<Record<State, string>>;
  readonly emptyTitle: string;
  readonly noneFoundTitle: string;
  readonly noneFoundDescription: string;
  readonly showAll: string;
};

type Props<Row extends { readonly id: string }, State extends string> = {
  readonly label: string;
  readonly words: Words<State>;
  readonly states: readonly State[];
  readonly search: Narrowed<State>;
  readonly onSearch: (search: Narrowed<State>) => void;
  readonly pages: Pages<Row>;
  readonly columns: Columns<Row>;
  readonly icon: ReactNode;
  /** What an empty list is for, and what to do next. */
  readonly emptyDescription: string;
  /** The dialogs of the list. */
  readonly children?: ReactNode;
};

/** A list, page by page, of what has a state: searched, and filtered by it. */
export function ListWithState<Row extends { readonly id: string }, State extends string>({
  label,
  words,
  states,
  search,
  onSearch,
  pages,
  columns,
  icon,
  emptyDescription,
  children,
}: Props<Row, State>) {
  const isNarrowed = search.search !== undefined || search.state !== undefined;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar>
        <SearchField
          label={words.search}
          clearLabel={texts.common.clearSearch}
          initial={search.search ?? ""}
          onSearch={(text) => onSearch(changed(search, { search: text }))}
        />
        <Filter
          label={words.stateFilter}
          placeholder={words.anyState}
          values={states}
          labelOf={(state) => words.states[state]}
          value={search.state ?? null}
          onChange={(next) => onSearch(changed(search, { state: next ?? undefined }))}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(rows: Row[]) =>
          rows.length === 0 ? (
            <Empty
              icon={icon}
              title={isNarrowed ? words.noneFoundTitle : words.emptyTitle}
              description={isNarrowed ? words.noneFoundDescription : emptyDescription}
            >
              {isNarrowed && (
                <Button variant="default" onClick={() => onSearch({})}>
                  {words.showAll}
                </Button>
              )}
            </Empty>
          ) : (
            <>
              <DataTable label={label} columns={columns} rows={rows} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {children}
    </Paper>
  );
}
