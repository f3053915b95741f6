import classes from "./Chart.module.css";

/** The dashes of each line. */
export const dashes: readonly (string | undefined)[] = [undefined, "7 4", "2 4", "10 4 2 4", "14 5", "4 2"];

/** The outline of each line's mark, around the origin. */
const outlines: readonly string[] = [
  "M0,-3.5A3.5,3.5 0 1 1 0,3.5A3.5,3.5 0 1 1 0,-3.5Z",
  "M-3.5,-3.5H3.5V3.5H-3.5Z",
  "M0,-4.5L4.5,3.5H-4.5Z",
  "M0,-5L5,0L0,5L-5,0Z",
  "M0,4.5L4.5,-3.5H-4.5Z",
  "M-4,-1.5H-1.5V-4H1.5V-1.5H4V1.5H1.5V4H-1.5V1.5H-4Z",
];

type Props = { readonly nth: number; readonly x: number; readonly y: number; readonly title?: string };

/** The mark of a series at a point, which says its value to a pointer. */
export function Mark({ nth, x, y, title }: Props) {
  return (
    <path className={classes.mark} d={outlines[nth % outlines.length]} transform={`translate(${x},${y})`}>
      {title !== undefined && <title>{title}</title>}
    </path>
  );
}
