import { currentZoneName, defaultTimeZone } from "@bailiwick/domain";
import { currentFormats } from "../../texts/locale.ts";
import { zoneHere } from "../../ui/moments.ts";

const known = Intl.supportedValuesOf("timeZone").map(currentZoneName).sort();
const listed = [...new Set([defaultTimeZone, ...known])];

/** Every time zone that this browser lists, by name, UTC first; the current one is included even if unlisted. */
export function timeZonesWith(set: string): string[] {
  return listed.includes(set) ? listed : [set, ...listed];
}

/** The current time in the zone, such as "2:05 PM". */
export function timeNowIn(timeZone: string): string {
  return new Intl.DateTimeFormat(currentFormats(), {
    timeStyle: "short",
    timeZone: zoneHere(timeZone),
  }).format(new Date());
}
