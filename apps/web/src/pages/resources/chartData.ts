import type { FieldSpec, KindChart, ResourceKind } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { currentFormats } from "../../texts/locale.ts";
import type { Series } from "../../ui/chart/Chart.tsx";
import { numberOf } from "./formats.ts";

const t = texts.resources;

type Answer = Outputs["resources"]["chart"];

/** What a chart draws, in the words of the kind. */
export type ChartData = {
  readonly kind: "line" | "bar";
  readonly of: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  readonly most: number | undefined;
};

/** The figures of a kind's chart as its labels and series: every day has one, and a field's values are named. */
export function chartData(kind: ResourceKind, chart: KindChart, answer: Answer): ChartData {
  const { over, value, split } = chart;
  const field = kind.fields.find(({ key }) => key === over);
  const measured = value === "count" ? undefined : kind.fields.find(({ key }) => key === value.field);
  const parts = partsOf(kind.fields.find(({ key }) => key === split));
  const keys =
    over === "at" ? daysFrom(answer.from, answer.to) : [...new Set(answer.figures.map(({ of }) => of))];
  // What there is none of is none; what has no average has no value.
  const missing = value === "count" || value.as === "sum" ? 0 : null;
  const found = new Map(answer.figures.map(({ of, part, value }) => [`${of} ${part}`, value]));
  return {
    kind: over === "at" ? "line" : "bar",
    of: over === "at" ? t.day : (field?.name ?? over),
    labels: distinct(keys.map((key) => (over === "at" ? shortDay(key) : labelOf(field, key, answer.names)))),
    series: parts.map(({ key, name }) => ({
      name: name ?? measured?.name ?? kind.plural,
      values: keys.map((of) => found.get(`${of} ${key}`) ?? missing),
    })),
    format: (amount) => numberOf(amount, measured?.type === "number" ? measured.unit : undefined),
    most: measured?.type === "number" && missing === null ? measured.most : undefined,
  };
}

/** Each option of the choice that a chart is split by; one without a name if it is not split. */
function partsOf(
  split: FieldSpec | undefined,
): readonly { readonly key: string | null; readonly name?: string }[] {
  return split?.type === "choice" ? split.options : [{ key: null }];
}

function labelOf(field: FieldSpec | undefined, key: string, names: Answer["names"]): string {
  if (key === "") return texts.common.none;
  if (field?.type === "choice") return field.options.find((option) => option.key === key)?.name ?? key;
  if (field?.type === "reference" || field?.type === "person") return names[key] ?? t.hidden;
  return key;
}

/** The days from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}

/** A day for an axis: "Jan 31". */
export function shortDay(date: string): string {
  const format = new Intl.DateTimeFormat(currentFormats(), {
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(date));
}

/** Of several with one name, those after the first have a number. */
function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    return nth === 1 ? label : `${label} (${nth})`;
  });
}
