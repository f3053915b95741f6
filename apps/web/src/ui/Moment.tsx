const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const minute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A day in the reader's time zone, such as "Jan 31, 2026". */
export function dayOf(instant: string): string {
  return day.format(new Date(instant));
}

/** A day and its time, to the minute. */
export function minuteOf(instant: string): string {
  return minute.format(new Date(instant));
}

/** A moment in the reader's time zone; its whole precision, in UTC, is in the title. */
export function Moment({ at, time = false }: { readonly at: string; readonly time?: boolean }) {
  return (
    <time dateTime={at} title={at} style={{ whiteSpace: "nowrap" }}>
      {time ? minuteOf(at) : dayOf(at)}
    </time>
  );
}
