import { Text, Tooltip } from "@mantine/core";
import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from "react";
import classes from "./Moment.module.css";
import { type Moments, momentsIn, readersZone, relativeTo } from "./moments.ts";

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

type Props = { readonly at: string; readonly time?: boolean };

/** A moment as clocks there show it: for what is looked at closely. Its whole precision, in UTC, is in the title. */
export function Moment({ at, time = false }: Props) {
  const { dayOf, minuteOf } = useMoments();
  return (
    <time dateTime={at} title={at} className={classes.moment}>
      {time ? minuteOf(at) : dayOf(at)}
    </time>
  );
}

/**
 * A moment by how long ago it is, for a list; it stays right while it is shown. Pointing at it, the keyboard or a tap shows
 * the exact time with its zone.
 */
export function Ago({ at }: Pick<Props, "at">) {
  const { exactOf } = useMoments();
  const said = useSyncExternalStore(everyHalfMinute, () => relativeTo(Date.now(), at));
  const [shown, setShown] = useState<HTMLElement | null>(null);
  const show = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => setShown(currentTarget);
  const hide = () => setShown(null);
  return (
    <>
      <Text
        component="time"
        inherit
        span={false}
        dateTime={at}
        className={classes.moment}
        tabIndex={0}
        onPointerEnter={show}
        // A finger leaves as soon as it was put there: then the next tap elsewhere hides it.
        onPointerLeave={({ pointerType }) => pointerType === "mouse" && hide()}
        onFocus={show}
        onClick={show}
        onBlur={hide}
        onKeyDown={({ key }) => key === "Escape" && hide()}
      >
        {said}
      </Text>
      {/* In each of many rows it would cost more than the rest of the row: it is there when it is wanted. */}
      {shown !== null && <Tooltip target={shown} label={exactOf(at)} opened />}
    </>
  );
}

/** One clock for all that is shown. */
function everyHalfMinute(tell: () => void): () => void {
  const clock = setInterval(tell, 30_000);
  return () => clearInterval(clock);
}
