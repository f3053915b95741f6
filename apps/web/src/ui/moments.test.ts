import { expect, test } from "vitest";
import { timeNowIn } from "../pages/settings/timeZones.ts";
import { instantAt, momentsIn, relativeTo, wallClockAt } from "./moments.ts";

const noon = "2026-01-31T12:00:00.000Z";

test("a time is shown in the place's time zone", () => {
  expect(momentsIn("Asia/Tokyo").minuteOf(noon)).toMatch(/9:00\sPM/);
  expect(momentsIn("America/New_York").minuteOf(noon)).toMatch(/7:00\sAM/);
  // It is the next day there.
  expect(momentsIn("Pacific/Kiritimati").dayOf(noon)).toBe("Feb 1, 2026");
});

test("a time is in the console's language and the reader's regional format", () => {
  const { dayOf, minuteOf } = momentsIn("UTC", "UTC", "de");
  expect(dayOf(noon)).toBe("31.01.2026");
  expect(minuteOf(noon)).toBe("31. Jan. 2026, 12:00");
  expect(momentsIn("UTC", "UTC", "en-GB").minuteOf(noon)).toBe("31 Jan 2026, 12:00");
});

test("a time includes its zone only if it is not the reader's own", () => {
  expect(momentsIn("UTC", "UTC").minuteOf(noon)).toMatch(/12:00\sPM$/);
  expect(momentsIn("UTC", "Etc/UTC").minuteOf(noon)).toMatch(/12:00\sPM$/);
  expect(momentsIn("UTC", "Europe/Berlin").minuteOf(noon)).toMatch(/12:00\sPM UTC$/);
});

test("a place's time is also available in the reader's own time zone, if different", () => {
  expect(momentsIn("UTC", "Europe/Berlin").readersOf(noon)).toMatch(/1:00:00\sPM GMT\+1$/);
  expect(momentsIn("UTC", "Etc/UTC").readersOf(noon)).toBeNull();
  expect(momentsIn("Etc/Unknown", "Etc/Unknown").readersOf(noon)).toBeNull();
});

test("if the browser does not know a time zone, times are in UTC, and say so", () => {
  const unknown = "Etc/Unknown";
  expect(momentsIn(unknown, unknown).minuteOf(noon)).toMatch(/12:00\sPM UTC$/);
  expect(momentsIn(unknown, "UTC").timeZone).toBe("UTC");
  expect(momentsIn("Asia/Tokyo", unknown).minuteOf(noon)).toMatch(/9:00\sPM GMT\+9$/);
  expect(instantAt(wallClockAt(noon, unknown), unknown)).toBe(noon);
  expect(timeNowIn(unknown)).toBe(timeNowIn("UTC"));
});

test("a local time converts to the instant and back", () => {
  for (const zone of ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]) {
    for (const month of ["01", "03", "07", "10", "11"]) {
      const shown = `2026-${month}-15T09:30`;
      expect(wallClockAt(instantAt(shown, zone), zone)).toBe(shown);
    }
  }
  expect(instantAt("2026-07-01T00:00", "Europe/Berlin")).toBe("2026-06-30T22:00:00.000Z");
});

test("a repeated local time is the first one, and a skipped one is later", () => {
  // In Berlin, 2:30 occurs twice on October 25, 2026, and not at all on March 29.
  expect(instantAt("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(instantAt("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});

test("a relative time uses the largest fitting unit, and 'now' for under a minute", () => {
  const at = Date.parse(noon);
  const ago = (seconds: number, formats = "en") => relativeTo(at + seconds * 1000, noon, formats);
  expect(
    [0, 59, 60, 200, 7_200, 86_400, 3 * 86_400, 15 * 86_400, 400 * 86_400].map((each) => ago(each)),
  ).toEqual([
    "now",
    "now",
    "1 minute ago",
    "3 minutes ago",
    "2 hours ago",
    "yesterday",
    "3 days ago",
    "2 weeks ago",
    "last year",
  ]);
  expect(ago(-3 * 86_400)).toBe("in 3 days");
  expect(ago(200, "de")).toBe("vor 3 Minuten");
});

test("the exact time includes the day, the second and the zone", () => {
  expect(momentsIn("UTC", "UTC", "en-US").exactOf(noon)).toMatch(
    /^Saturday, January 31, 2026 at 12:00:00\sPM UTC$/,
  );
});
