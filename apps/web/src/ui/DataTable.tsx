import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { type ColumnDef, type RowData, type Row as TableRow, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import classes from "./DataTable.module.css";
import { AllRows, WindowOfRows } from "./rows.tsx";
import { features } from "./table.ts";

// biome-ignore lint/suspicious/noExplicitAny: a table's columns have values of different types
export type Columns<Row extends RowData> = ColumnDef<typeof features, Row, any>[];

/** The parts of a table row. */
type RowCells<Row extends RowData> = (row: TableRow<typeof features, Row>) => ReactNode;

type Props<Row extends RowData> = {
  /** The table's accessible name. */
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: Row[];
  readonly rowId: (row: Row) => string;
  /** The sort order of a list that its columns can change. */
  readonly sorting?: Sorting;
};

/** The sort column of a list, and the callback to change it: for the same column, to reverse it. */
export type Sorting = {
  readonly sort: string;
  readonly descending: boolean;
  readonly onSort: (sort: string, descending: boolean) => void;
};

/** From this many rows on, only those near the screen are rendered. */
const many = 60;

/** A table that becomes a list of cards on a narrow screen. */
export function DataTable<Row extends RowData>({ label, columns, rows, rowId, sorting }: Props<Row>) {
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  const cellsOf: RowCells<Row> = (row) =>
    row.getAllCells().map((cell) => {
      const { header, meta } = cell.column.columnDef;
      return (
        <Table.Td
          key={cell.id}
          ta={meta?.align}
          data-card={meta?.card}
          data-label={typeof header === "string" ? header : undefined}
        >
          <table.FlexRender cell={cell} />
        </Table.Td>
      );
    });
  const listed = table.getRowModel().rows;
  const inWindow = listed.length > many;
  const Rows = inWindow ? WindowOfRows : AllRows;
  return (
    <div className={classes.scroller}>
      <Table
        className={classes.table}
        aria-label={label}
        aria-rowcount={inWindow ? listed.length + 1 : undefined}
        verticalSpacing="sm"
        horizontalSpacing="lg"
      >
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {group.headers.map((header) => {
                const { align, width, sort } = header.column.columnDef.meta ?? {};
                const content = <table.FlexRender header={header} />;
                return (
                  <Table.Th
                    key={header.id}
                    ta={align}
                    w={width}
                    scope="col"
                    aria-sort={
                      sorting !== undefined && sort === sorting.sort ? directionOf(sorting) : undefined
                    }
                  >
                    {sorting === undefined || sort === undefined ? (
                      content
                    ) : (
                      <SortButton sort={sort} sorting={sorting}>
                        {content}
                      </SortButton>
                    )}
                  </Table.Th>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Rows rows={listed} columns={columns} cellsOf={cellsOf} />
      </Table>
    </div>
  );
}

const directionOf = ({ descending }: Sorting) => (descending ? "descending" : "ascending");

type SortButtonProps = {
  readonly sort: string;
  readonly sorting: Sorting;
  readonly children: ReactNode;
};

/** The heading of a sortable column. */
function SortButton({ sort, sorting, children }: SortButtonProps) {
  const current = sort === sorting.sort;
  const Icon = !current ? IconArrowsSort : sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton
      className={classes.sort}
      data-current={current || undefined}
      onClick={() => sorting.onSort(sort, current && !sorting.descending)}
    >
      {children}
      <Icon size={14} aria-hidden />
    </UnstyledButton>
  );
}
