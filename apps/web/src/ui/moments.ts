import { defaultTimeZone, isTimeZone, normalizeTimeZone } from "@bailiwick/domain";
import { currentFormats } from "../texts/locale.ts";
import { deviceZone } from "./readersZone.ts";

/** The formats of times in one time zone. */
export type Moments = {
  /** Its IANA name; UTC for one that this browser does not know. */
  readonly timeZone: string;
  /** A day, such as "Jan 31, 2026". */
  readonly dayOf: (instant: string) => string;
  /** A day and its time, to the minute; with the zone's name if it is not the reader's own. */
  readonly minuteOf: (instant: string) => string;
  /** The full form: the day of the week, the seconds, the zone. */
  readonly exactOf: (instant: string) => string;
  /** The same in the reader's own time zone; null if it is the same. */
  readonly readersOf: (instant: string) => string | null;
};

/** Times in this time zone, in the console's language (C7, C8). */
export function momentsIn(place: string, reader = deviceZone, formats = currentFormats()): Moments {
  const timeZone = zoneHere(place);
  const day = new Intl.DateTimeFormat(formats, { dateStyle: "medium", timeZone });
  const minute = new Intl.DateTimeFormat(formats, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    ...(isTimeZone(reader) && timeZone === zoneHere(reader) ? {} : { timeZoneName: "short" as const }),
    timeZone,
  });
  const full = { dateStyle: "full", timeStyle: "long" } as const;
  const exact = new Intl.DateTimeFormat(formats, { ...full, timeZone });
  const readers = new Intl.DateTimeFormat(formats, { ...full, timeZone: zoneHere(reader) });
  return {
    timeZone,
    exactOf: (instant) => exact.format(new Date(instant)),
    readersOf: (instant) => (timeZone === zoneHere(reader) ? null : readers.format(new Date(instant))),
    dayOf: (instant) => day.format(new Date(instant)),
    minuteOf: (instant) => minute.format(new Date(instant)),
  };
}

const units = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** A relative time at another time: "3 minutes ago", "tomorrow". */
export function relativeTo(now: number, instant: string, formats = currentFormats()): string {
  const words = new Intl.RelativeTimeFormat(formats, { numeric: "auto" });
  const seconds = (Date.parse(instant) - now) / 1000;
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? ["second", 1];
  // Under a minute it is "now": a count of seconds is never right for long.
  return words.format(unit === "second" ? 0 : Math.trunc(seconds / size), unit);
}

/**
 * The zone with which this browser can format the time there: UTC if the server knows zones that the browser does not.
 */
export function zoneHere(place: string): string {
  return isTimeZone(place) ? normalizeTimeZone(place) : defaultTimeZone;
}

/** The local time in the zone at an instant: "2026-01-31T14:05", for a browser's input. */
export function wallClockAt(instant: string, timeZone: string): string {
  return new Date(readAsUtc(Date.parse(instant), timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant of this local time in the zone, as an ISO 8601 time in UTC. A repeated local time is the first one; a
 * skipped one is as much later as the clocks jump.
 */
export function instantAt(wallClock: string, timeZone: string): string {
  const wanted = Date.parse(`${wallClock}Z`);
  const offsetAt = (moment: number) => readAsUtc(moment, timeZone) - moment;
  // The offset changes by hours at most, so those a day before and after cover all cases.
  const day = 24 * 3_600_000;
  const candidates = [offsetAt(wanted - day), offsetAt(wanted + day)].map((offset) => wanted - offset);
  const fits = candidates.filter((moment) => readAsUtc(moment, timeZone) === wanted);
  const moment = fits.length === 0 ? Math.max(...candidates) : Math.min(...fits);
  return new Date(moment).toISOString();
}

/** The zone's local time at an instant, to the minute, as if it were UTC. */
function readAsUtc(moment: number, timeZone: string): number {
  const read = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
    timeZone: zoneHere(timeZone),
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(read.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}
