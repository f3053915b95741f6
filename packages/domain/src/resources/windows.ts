import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { SettingEntry } from "../settings.ts";
import type { FieldValues } from "./field-set.ts";

/** The planned window of a kind: two fields with instants, either of which can be empty. */
export type KindWindow = {
  readonly starts: string;
  readonly ends: string;
  /** The setting with the periods that it must not overlap, in a list that declares its `period`. */
  readonly refusedIn: string;
  /** The actions at which it is compared with them once more. */
  readonly checkedBy: readonly string[];
};

/** Which fields of a list's entries are a period, and what it is called. */
export type PeriodFields = { readonly title: string; readonly starts: string; readonly ends: string };

/** Is the end of the window after its start? The refusal has the path of the field that ends it. */
export function checkWindowOrder({ starts, ends }: KindWindow, fields: FieldValues): Decision {
  const [from, to] = [instantOf(fields[starts]), instantOf(fields[ends])];
  if (from === null || to === null || from < to) return allowed;
  return refuse("window_backwards", {}, `fields.${ends}`);
}

/**
 * Is the window outside every period? A window of which one end is known is that instant; a period that ends when the window
 * starts does not overlap it. The refusal names the period, and has the path of the field that starts the window.
 */
export function checkWindow(
  { starts, ends }: KindWindow,
  fields: FieldValues,
  periods: readonly SettingEntry[],
  period: PeriodFields,
): Decision {
  const given = [instantOf(fields[starts]), instantOf(fields[ends])].filter((each) => each !== null);
  if (given.length === 0) return allowed;
  const [from, to] = [Math.min(...given), Math.max(...given)];
  const frozen = periods.find((entry) => {
    const [begins, stops] = [instantOf(entry[period.starts]), instantOf(entry[period.ends])];
    if (begins === null || stops === null) return false;
    return from < stops && (begins < to || begins === from);
  });
  if (frozen === undefined) return allowed;
  const path = fields[starts] === undefined ? ends : starts;
  return refuse("window_frozen", { name: frozen[period.title] ?? "" }, `fields.${path}`);
}

/** In milliseconds; null for what is no instant. */
function instantOf(value: unknown): number | null {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
