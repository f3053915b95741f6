import type { ReactNode } from "react";
import classes from "./Facts.module.css";
import { named } from "./Named.tsx";

type Props = { readonly rows: readonly (readonly [label: string, value: ReactNode])[] };

/** A list of names and values; a row whose value is null is omitted. */
export function Facts({ rows }: Props) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) =>
        value === null ? null : (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd>{named(value)}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
