import { Text, Tooltip } from "@mantine/core";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import classes from "./Moment.module.css";
import { type Moments, momentsIn, relativeTo } from "./moments.ts";
import { ReadersZone } from "./readersZone.ts";

const Place = createContext<string | null>(null);

/** Shows its times in this time zone; elsewhere they are in the reader's own. */
export function TimeZone({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <Place value={name}>{children}</Place>;
}

/** Created once for each pair of zones: a list needs it in every row. */
const made = new Map<string, Moments>();

/** The format of times here, for a text that contains one. */
export function useMoments(): Moments {
  const reader = useContext(ReadersZone);
  const place = useContext(Place) ?? reader;
  const key = `${place} ${reader}`;
  const moments = made.get(key) ?? momentsIn(place, reader);
  made.set(key, moments);
  return moments;
}

type Props = { readonly at: string; readonly time?: boolean };

/**
 * A time in the place's time zone: for details. The title has the reader's own time, if different, and the full
 * precision, in UTC.
 */
export function Moment({ at, time = false }: Props) {
  const { dayOf, minuteOf, readersOf } = useMoments();
  return (
    <time dateTime={at} title={[readersOf(at), at].filter(Boolean).join("\n")} className={classes.moment}>
      {time ? minuteOf(at) : dayOf(at)}
    </time>
  );
}

/**
 * A relative time, for a list; it updates while it is shown. Hovering, focusing or tapping shows the exact time with
 * its zone, and the reader's own if different.
 */
export function Ago({ at }: Pick<Props, "at">) {
  const { exactOf, readersOf } = useMoments();
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
        // A finger leaves right after the tap: then the next tap elsewhere hides it.
        onPointerLeave={({ pointerType }) => pointerType === "mouse" && hide()}
        onFocus={show}
        onClick={show}
        onBlur={hide}
        onKeyDown={({ key }) => key === "Escape" && hide()}
      >
        {said}
      </Text>
      {/* In each of many rows it would cost more than the rest of the row, so it is rendered on demand. */}
      {shown !== null && (
        <Tooltip target={shown} label={[exactOf(at), readersOf(at)].filter(Boolean).join(" · ")} opened />
      )}
    </>
  );
}

/** One clock for everything shown. */
function everyHalfMinute(tell: () => void): () => void {
  const clock = setInterval(tell, 30_000);
  return () => clearInterval(clock);
}
