import { InvalidArgumentError, Option } from "commander";
import { type Expiry, expiry } from "../keys/expires.ts";

/**
 * Parses when access ends: at an instant in UTC, "2026-12-31T18:00:00Z"; else as the expiry of a key, after a number of days,
 * "90d", at the end of a day in UTC, "2026-12-31", or "never".
 */
export function until(text: string): Expiry {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text)) {
    const at = new Date(text);
    // A day that a month doesn't have would be one of the next month.
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 16)))
      return { at: at.toISOString() };
  }
  try {
    return expiry(text);
  } catch {
    throw new InvalidArgumentError(
      "It has to be an instant such as 2026-12-31T18:00:00Z, a day such as 2026-12-31, a number of days such as 90d, or never.",
    );
  }
}

/** The option of the commands that give access. */
export const untilOption = () =>
  new Option(
    "--until <when>",
    "when the access ends by itself: 2026-12-31, an instant, 90d, or never",
  ).argParser(until);

/** The option in the input of a change: without it, an end stays as it is. */
export function endIn(given: Expiry | undefined): { endsAt?: string | null } {
  return given === undefined ? {} : { endsAt: given.at };
}

/** The end of access in a list. */
export function endText(endsAt: string | null | undefined): string {
  return endsAt?.slice(0, 16).replace("T", " ") ?? "";
}

/** The end of access at the end of a sentence. */
export function untilText(endsAt: string | null | undefined): string {
  return endsAt === null || endsAt === undefined ? "" : ` until ${endText(endsAt)} UTC`;
}
