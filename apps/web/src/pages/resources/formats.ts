import type { FieldUnit, FieldValue } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { currentFormats } from "../../texts/locale.ts";

/** A number as it was entered, with its unit: "1,000.25 days". */
export function numberOf(amount: number, unit?: FieldUnit): string {
  const shown = new Intl.NumberFormat(currentFormats(), { maximumFractionDigits: 20 }).format(amount);
  return unit === undefined ? shown : texts.resources.unit(shown, amount === 1 ? unit.one : unit.many);
}

/** The last characters of a secret, as far as they are shown. */
export function secretEnd(value: FieldValue): string {
  if (typeof value !== "object" || value === null || !("last" in value)) return "";
  return typeof value.last === "string" ? value.last : "";
}
