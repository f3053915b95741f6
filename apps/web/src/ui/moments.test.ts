import { expect, test } from "vitest";
import { timeNowIn } from "../pages/settings/timeZones.ts";
import { instantAt, momentsIn, wallClockAt } from "./moments.ts";

const noon = "2026-01-31T12:00:00.000Z";

test("a moment is written as the clocks of the place show it", () => {
  expect(momentsIn("Asia/Tokyo").minuteOf(noon)).toMatch(/9:00\sPM/);
  expect(momentsIn("America/New_York").minuteOf(noon)).toMatch(/7:00\sAM/);
  // It is the next day there.
  expect(momentsIn("Pacific/Kiritimati").dayOf(noon)).toBe("Feb 1, 2026");
});

test("a moment is written in the language of the console, as the reader's region has it", () => {
  const { dayOf, minuteOf } = momentsIn("UTC", "UTC", "de");
  expect(dayOf(noon)).toBe("31.01.2026");
  expect(minuteOf(noon)).toBe("31. Jan. 2026, 12:00");
  expect(momentsIn("UTC", "UTC", "en-GB").minuteOf(noon)).toBe("31 Jan 2026, 12:00");
});

test("a time tells its zone only where it is not the reader's own", () => {
  expect(momentsIn("UTC", "UTC").minuteOf(noon)).toMatch(/12:00\sPM$/);
  expect(momentsIn("UTC", "Etc/UTC").minuteOf(noon)).toMatch(/12:00\sPM$/);
  expect(momentsIn("UTC", "Europe/Berlin").minuteOf(noon)).toMatch(/12:00\sPM UTC$/);
});

test("where the browser does not know a time zone, times are in UTC, and say so", () => {
  const unknown = "Etc/Unknown";
  expect(momentsIn(unknown, unknown).minuteOf(noon)).toMatch(/12:00\sPM UTC$/);
  expect(momentsIn(unknown, "UTC").timeZone).toBe("UTC");
  expect(momentsIn("Asia/Tokyo", unknown).minuteOf(noon)).toMatch(/9:00\sPM GMT\+9$/);
  expect(instantAt(wallClockAt(noon, unknown), unknown)).toBe(noon);
  expect(timeNowIn(unknown)).toBe(timeNowIn("UTC"));
});

test("what the clocks of a place show leads to the moment and back", () => {
  for (const zone of ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]) {
    for (const month of ["01", "03", "07", "10", "11"]) {
      const shown = `2026-${month}-15T09:30`;
      expect(wallClockAt(instantAt(shown, zone), zone)).toBe(shown);
    }
  }
  expect(instantAt("2026-07-01T00:00", "Europe/Berlin")).toBe("2026-06-30T22:00:00.000Z");
});

test("what the clocks show twice is the first time, and what they jump over is later", () => {
  // In Berlin, 2:30 comes twice on October 25, 2026, and not at all on March 29.
  expect(instantAt("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(instantAt("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});
