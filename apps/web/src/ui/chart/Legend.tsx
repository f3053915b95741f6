import classes from "./Chart.module.css";
import { dashes, Mark } from "./marks.tsx";

type Props = { readonly kind: "line" | "bar"; readonly names: readonly string[] };

/** The names of the series, each with the dashes and mark, or the pattern, by which it is known. */
export function Legend({ kind, names }: Props) {
  return (
    <ul className={classes.legend}>
      {names.map((name, nth) => (
        <li key={name} data-nth={nth}>
          {kind === "bar" ? (
            <span className={classes.swatch} />
          ) : (
            <svg width="28" height="12" aria-hidden>
              <line className={classes.line} x1="0" x2="28" y1="6" y2="6" strokeDasharray={dashes[nth]} />
              <Mark nth={nth} x={14} y={6} />
            </svg>
          )}
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
