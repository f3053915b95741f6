import { moneyText } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { currentFormats } from "../../texts/locale.ts";

export type Cycle = Outputs["billing"]["statement"];
export type Line = Cycle["lines"]["items"][number];
export type Statement = Outputs["billing"]["statements"]["items"][number];

const dayMs = 86_400_000;
const days = new Intl.DateTimeFormat(currentFormats(), { dateStyle: "medium", timeZone: "UTC" });

/** The first and the last day of a cycle. */
export function periodOf({ startsOn, endsOn }: Pick<Cycle, "startsOn" | "endsOn">): string {
  return days.formatRange(new Date(startsOn), new Date(Date.parse(endsOn) - dayMs));
}

/** An amount in minor units, in the reader's format; nothing where nothing has a price. */
export const money = (minor: number, currency: string | null) =>
  currency === null ? "" : moneyText(minor, currency, currentFormats());
