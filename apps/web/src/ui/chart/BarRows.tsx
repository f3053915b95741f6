import classes from "./Chart.module.css";
import type { Drawn } from "./Chart.tsx";

/** A row for each label, with a bar and its value for each series: names of any length have room. */
export function BarRows({ labels, series, format, most }: Drawn) {
  const values = series.flatMap((each) => each.values).filter((value) => value !== null);
  const top = Math.max(most ?? 0, ...values);
  return (
    <div className={classes.rows}>
      {labels.map((label, at) => (
        <div key={label} className={classes.row}>
          <bdi className={classes.label}>{label}</bdi>
          <div>
            {series.map(({ name, values: { [at]: value = null } }, nth) => (
              <div key={name} className={classes.track} data-nth={nth}>
                <div
                  className={classes.bar}
                  style={{ width: `${top === 0 || value === null ? 0 : (100 * value) / top}%` }}
                />
                <span>{value === null ? "–" : format(value)}</span>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
