import { createColumnHelper, metaHelper, type RowData, tableFeatures } from "@tanstack/react-table";

/** The layout of a column. */
export type ColumnLook = {
  readonly align?: "right";
  /** Any CSS width. */
  readonly width?: string;
  /** In a card, on a narrow screen: as its heading, without a label; in its top right corner; or before the heading. */
  readonly card?: "head" | "corner" | "pick";
  /** The server's name for sorting by this column. */
  readonly sort?: string;
};

/** The tables here sort and page on the server, so they need only the core feature. */
export const features = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

/** The column helper for rows of one kind. */
export const columnsFor = <Row extends RowData>() => createColumnHelper<typeof features, Row>();
