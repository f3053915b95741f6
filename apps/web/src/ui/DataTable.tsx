import { Table } from "@mantine/core";
import { type ColumnDef, type RowData, type Row as TableRow, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import classes from "./DataTable.module.css";
import { AllRows, WindowOfRows } from "./rows.tsx";
import { features } from "./table.ts";

// biome-ignore lint/suspicious/noExplicitAny: a table's columns have values of different types
type Columns<Row extends RowData> = ColumnDef<typeof features, Row, any>[];

/** What a row of the table consists of. */
type RowCells<Row extends RowData> = (row: TableRow<typeof features, Row>) => ReactNode;

type Props<Row extends RowData> = {
  /** What the table lists, for those who do not see it. */
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: Row[];
  readonly rowId: (row: Row) => string;
};

/** From this many rows on, only those near the screen are in the page. */
const many = 60;

/** A table that becomes a list of cards on a narrow screen. */
export function DataTable<Row extends RowData>({ label, columns, rows, rowId }: Props<Row>) {
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
              const { align, width } = header.column.columnDef.meta ?? {};
              return (
                <Table.Th key={header.id} ta={align} w={width} scope="col">
                  <table.FlexRender header={header} />
                </Table.Th>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Rows rows={listed} columns={columns} cellsOf={cellsOf} />
    </Table>
  );
}
