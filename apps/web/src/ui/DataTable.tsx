import { Table } from "@mantine/core";
import { type ColumnDef, type RowData, useTable } from "@tanstack/react-table";
import classes from "./DataTable.module.css";
import { features } from "./table.ts";

// biome-ignore lint/suspicious/noExplicitAny: a table's columns have values of different types
type Columns<Row extends RowData> = ColumnDef<typeof features, Row, any>[];

type Props<Row extends RowData> = {
  /** What the table lists, for those who do not see it. */
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: Row[];
  readonly rowId: (row: Row) => string;
};

/** A table that becomes a list of cards on a narrow screen. */
export function DataTable<Row extends RowData>({ label, columns, rows, rowId }: Props<Row>) {
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  return (
    <Table className={classes.table} aria-label={label} verticalSpacing="sm" horizontalSpacing="lg">
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
      <Table.Tbody>
        {table.getRowModel().rows.map((row) => (
          <Table.Tr key={row.id}>
            {row.getAllCells().map((cell) => {
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
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
