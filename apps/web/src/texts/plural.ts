import { pluralForm } from "@bailiwick/domain";
import { currentLocale, number } from "./locale.ts";

/** A count with its noun: `plural(1, "member", "members")` is "1 member". */
export function plural(count: number, one: string, many: string): string {
  return `${number(count)} ${pluralForm(currentLocale(), count, one, many)}`;
}
