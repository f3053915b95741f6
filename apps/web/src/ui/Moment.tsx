import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Moments, momentsIn, readersZone } from "./moments.ts";

const readers = momentsIn(readersZone);
const Zone = createContext<Moments>(readers);

/** Shows the moments in it as clocks in this time zone do; elsewhere they are in the reader's own. */
export function TimeZone({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const moments = useMemo(() => momentsIn(name), [name]);
  return <Zone value={moments}>{children}</Zone>;
}

/** How moments are written here, for a text that holds one. */
export function useMoments(): Moments {
  return useContext(Zone);
}

/** A moment in the time zone of its place; its whole precision, in UTC, is in the title. */
export function Moment({ at, time = false }: { readonly at: string; readonly time?: boolean }) {
  const { dayOf, minuteOf } = useMoments();
  return (
    <time dateTime={at} title={at} style={{ whiteSpace: "nowrap" }}>
      {time ? minuteOf(at) : dayOf(at)}
    </time>
  );
}
