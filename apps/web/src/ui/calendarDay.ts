import { currentFormats } from "../texts/locale.ts";

/** A day of the calendar, such as "Mar 31, 2027", the same everywhere. */
export function calendarDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat(currentFormats(), { dateStyle: "medium", timeZone: "UTC" }).format(day);
}
