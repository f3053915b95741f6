import { VisuallyHidden } from "@mantine/core";
import { number } from "../../texts/locale.ts";
import { BarRows } from "./BarRows.tsx";
import classes from "./Chart.module.css";
import { Figures } from "./Figures.tsx";
import { Legend } from "./Legend.tsx";
import { LineDrawing } from "./LineDrawing.tsx";

/** The values of one thing, in the order of the labels; null where there is none. */
export type Series = { readonly name: string; readonly values: readonly (number | null)[] };

/** What is drawn, and said in the table. */
export type Drawn = {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** The top of the scale, such as 100 of a score; if not given, the largest value. */
  readonly most?: number | undefined;
};

type Props = Omit<Drawn, "format"> & {
  /** A line over what has an order, such as days; bars for what has none. */
  readonly kind: "line" | "bar";
  readonly title: string;
  /** What the labels are, such as "Day": heads their column in the table. */
  readonly of: string;
  /** A value as people read it; a plain number if not given. */
  readonly format?: Drawn["format"];
};

/**
 * A chart of a few series, up to six. It can be read without color: lines differ by dashes and marks, bars by patterns, and
 * values are written beside them. A table has the same figures for screen readers.
 */
export function Chart({ kind, title, of, labels, series, format = number, most }: Props) {
  const drawn = { labels, series, format, most };
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.title}>{title}</figcaption>
      <div aria-hidden>
        {series.length > 1 && <Legend kind={kind} names={series.map(({ name }) => name)} />}
        {kind === "line" ? <LineDrawing {...drawn} /> : <BarRows {...drawn} />}
      </div>
      <VisuallyHidden component="div">
        <Figures {...drawn} title={title} of={of} />
      </VisuallyHidden>
    </figure>
  );
}
