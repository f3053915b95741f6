import { instantAt } from "../../ui/moments.ts";

/** The offered expiries: a number of days, a date, or none. */
export const expiries = ["30", "90", "365", "date", "never"] as const;
export type Expiry = (typeof expiries)[number];

const dayMs = 86_400_000;
/** From when on a list warns of an expiry. */
const soonMs = 14 * dayMs;

/**
 * When a key with this choice expires; null for never, or while there is no date.
 * @param date     YYYY-MM-DD, the last day on which it works
 * @param timeZone where that day is
 */
export function expiresAt(expiry: Expiry, date: string, timeZone: string, now: number): string | null {
  switch (expiry) {
    case "never":
      return null;
    case "date":
      return date === "" ? null : instantAt(`${date}T23:59`, timeZone);
    default:
      return new Date(now + Number(expiry) * dayMs).toISOString();
  }
}

/** Whether an active key is in its last 14 days. */
export function expiresSoon(instant: string, now: number): boolean {
  return Date.parse(instant) - now <= soonMs;
}
