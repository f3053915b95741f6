import { currentZoneName, defaultTimeZone } from "@bailiwick/domain";
import { currentFormats } from "../../texts/locale.ts";
import { zoneHere } from "../../ui/moments.ts";

const known = Intl.supportedValuesOf("timeZone").map(currentZoneName).sort();
const listed = [...new Set([defaultTimeZone, ...known])];

/** Every time zone that this browser lists, by name, UTC first; one that it does not list is still the one that is set. */
export function timeZonesWith(set: string): string[] {
  return listed.includes(set) ? listed : [set, ...listed];
}

/** What the clocks in the zone show now, such as "2:05 PM". */
export function timeNowIn(timeZone: string): string {
  return new Intl.DateTimeFormat(currentFormats(), {
    timeStyle: "short",
    timeZone: zoneHere(timeZone),
  }).format(new Date());
}
