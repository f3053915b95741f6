import { useElementSize } from "@mantine/hooks";
import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridRows } from "@visx/grid";
import { scaleLinear, scalePoint } from "@visx/scale";
import { LinePath } from "@visx/shape";
import classes from "./Chart.module.css";
import type { Drawn, Series } from "./Chart.tsx";
import { dashes, Mark } from "./marks.tsx";
import { spread, worthSaying } from "./spread.ts";

const height = 220;
const edge = { top: 20, right: 16, bottom: 28 };
/** About the width of a digit and of a label below, in pixels. */
const [digit, labelWidth] = [7, 92];

/** Lines over labels that have an order, as wide as its place. */
export function LineDrawing({ labels, series, format, most }: Drawn) {
  const { ref, width } = useElementSize();
  const values = series.flatMap((each) => each.values).filter((value) => value !== null);
  const top = Math.max(most ?? 0, ...values) || 1;
  const y = scaleLinear({
    domain: [0, top],
    range: [height - edge.bottom, edge.top],
    nice: most === undefined,
  });
  // Of what is counted, there is no half.
  const isWhole = values.every(Number.isInteger);
  const ticks = y.ticks(4).filter((tick) => !isWhole || Number.isInteger(tick));
  const left = Math.max(...ticks.map((tick) => format(tick).length)) * digit + 14;
  const x = scalePoint({ domain: [...labels], range: [left, Math.max(left, width - edge.right)] });
  const shown = spread(labels, Math.max(2, Math.floor((width - left) / labelWidth)));
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          <GridRows
            className={classes.grid ?? ""}
            scale={y}
            left={left}
            width={width - left - edge.right}
            tickValues={ticks}
            stroke=""
          />
          <AxisLeft
            scale={y}
            left={left}
            tickValues={ticks}
            hideAxisLine
            hideTicks
            tickComponent={(tick) => (
              <text className={classes.tick} x={-8} y={tick.y} dy="0.32em" textAnchor="end">
                {tick.formattedValue}
              </text>
            )}
            tickFormat={(tick) => format(Number(tick))}
          />
          <AxisBottom
            scale={x}
            top={height - edge.bottom}
            tickValues={shown}
            axisLineClassName={classes.axis ?? ""}
            hideTicks
            stroke=""
            tickComponent={(tick) => (
              <text className={classes.tick} x={tick.x} y={16} textAnchor={anchorOf(tick.x, left, width)}>
                {tick.formattedValue}
              </text>
            )}
          />
          {series.map((each, nth) => (
            <g key={each.name} data-nth={nth}>
              <Line labels={labels} series={each} nth={nth} x={x} y={y} format={format} />
            </g>
          ))}
          {series.length === 1 &&
            worthSaying(series[0]?.values ?? []).map((at) => {
              const value = series[0]?.values[at] ?? 0;
              const across = x(labels[at] ?? "") ?? 0;
              return (
                <text
                  key={at}
                  className={classes.value}
                  x={across}
                  y={y(value) - 9}
                  textAnchor={anchorOf(across, left, width)}
                >
                  {format(value)}
                </text>
              );
            })}
        </svg>
      )}
    </div>
  );
}

type LineProps = {
  readonly labels: readonly string[];
  readonly series: Series;
  readonly nth: number;
  readonly x: (label: string) => number | undefined;
  readonly y: (value: number) => number;
  readonly format: Drawn["format"];
};

function Line({ labels, series: { name, values }, nth, x, y, format }: LineProps) {
  const points = labels.map((label, at) => ({ label, value: values[at] ?? null }));
  const hasMarks = labels.length <= 62;
  return (
    <>
      <LinePath
        data={points}
        x={({ label }) => x(label) ?? 0}
        y={({ value }) => y(value ?? 0)}
        defined={({ value }) => value !== null}
        className={classes.line ?? ""}
        {...(dashes[nth] === undefined ? {} : { strokeDasharray: dashes[nth] })}
      />
      {hasMarks &&
        points.map(
          ({ label, value }) =>
            value !== null && (
              <Mark
                key={label}
                nth={nth}
                x={x(label) ?? 0}
                y={y(value)}
                title={`${name} · ${label}: ${format(value)}`}
              />
            ),
        )}
    </>
  );
}

/** Toward the middle at the edges, so that nothing is cut off. */
function anchorOf(at: number, left: number, width: number): "start" | "middle" | "end" {
  if (at < left + labelWidth / 2) return "start";
  return at > width - edge.right - labelWidth / 2 ? "end" : "middle";
}
