import { defaultTimeZone } from "@bailiwick/domain";
import { currentFormats } from "../../texts/locale.ts";
import { zoneHere } from "../../ui/moments.ts";

/** Every time zone that this browser knows, by name, UTC first. */
export function timeZones(): string[] {
  const known = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== defaultTimeZone);
  return [defaultTimeZone, ...known];
}

/** What the clocks in the zone show now, such as "2:05 PM". */
export function timeNowIn(timeZone: string): string {
  return new Intl.DateTimeFormat(currentFormats(), {
    timeStyle: "short",
    timeZone: zoneHere(timeZone),
  }).format(new Date());
}
