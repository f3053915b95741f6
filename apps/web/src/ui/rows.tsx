import { Table } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from "react";
import classes from "./DataTable.module.css";

/** The part of a table row that matters here. */
type Listed = { readonly id: string; readonly original: unknown };

type RowProps<Row extends Listed> = {
  readonly row: Row;
  readonly columns: unknown;
  readonly cellsOf: (row: Row) => ReactNode;
  /** Its index among all rows, if only some of them are rendered. */
  readonly place?: number;
  readonly measure?: Ref<HTMLTableRowElement>;
};

/**
 * Rendered again only if its content or layout changed: a change fetches a whole list again, and leaves most of it
 * unchanged.
 */
const TableRow = memo(
  function TableRow<Row extends Listed>({ row, cellsOf, place, measure = null }: RowProps<Row>) {
    return (
      <Table.Tr ref={measure} data-index={place} aria-rowindex={place === undefined ? undefined : place + 2}>
        {cellsOf(row)}
      </Table.Tr>
    );
  },
  (before, after) =>
    before.row.original === after.row.original &&
    before.columns === after.columns &&
    before.place === after.place,
) as <Row extends Listed>(props: RowProps<Row>) => ReactNode;

type Props<Row extends Listed> = Pick<RowProps<Row>, "columns" | "cellsOf"> & {
  readonly rows: readonly Row[];
};

/** Every row of a table. */
export function AllRows<Row extends Listed>({ rows, columns, cellsOf }: Props<Row>) {
  return (
    <Table.Tbody>
      {rows.map((row) => (
        <TableRow key={row.id} row={row} columns={columns} cellsOf={cellsOf} />
      ))}
    </Table.Tbody>
  );
}

/** The estimated height of a row before it is rendered, in pixels. */
const likelyHeight = 64;

/** For a long table, renders the rows on the screen and a few around them; the rest keeps its height. */
export function WindowOfRows<Row extends Listed>({ rows, columns, cellsOf }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => likelyHeight,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <Table.Tbody ref={body}>
      <tr className={classes.spacer} style={{ height: above }} aria-hidden />
      {items.map(({ index, key }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <TableRow
            key={key}
            row={row}
            columns={columns}
            cellsOf={cellsOf}
            place={index}
            measure={virtual.measureElement}
          />
        );
      })}
      <tr className={classes.spacer} style={{ height: below }} aria-hidden />
    </Table.Tbody>
  );
}
