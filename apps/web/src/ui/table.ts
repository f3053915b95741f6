import { createColumnHelper, metaHelper, type RowData, tableFeatures } from "@tanstack/react-table";

/** How a column is laid out. */
export type ColumnLook = {
  readonly align?: "right";
  /** Any CSS width. */
  readonly width?: string;
  /** In a card, on a narrow screen: as its head, without a label; at its top right corner; or before the head. */
  readonly card?: "head" | "corner" | "pick";
  /** By which name the server orders the list by this column. */
  readonly sort?: string;
};

/** The tables here sort and page on the server, so they need no feature but the core. */
export const features = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

/** The maker of columns for rows of one kind. */
export const columnsFor = <Row extends RowData>() => createColumnHelper<typeof features, Row>();
