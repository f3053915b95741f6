import { TextInput } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { instantAt, wallClockAt } from "../../ui/moments.ts";

const t = texts.access;

type Props = {
  /** An instant; null for access without an end. */
  readonly value?: string | null;
  readonly onChange: (endsAt: string | null) => void;
  readonly error?: unknown;
  /** What an empty field means, if not access without an end. */
  readonly unset?: string;
};

/** The last day on which someone has access, in the time zone of the page; empty for access without an end. */
export function EndField({ value = null, onChange, error, unset = t.endNever }: Props) {
  const { timeZone, minuteOf } = useMoments();
  const [day, setDay] = useState(value === null ? "" : wallClockAt(value, timeZone).slice(0, 10));
  return (
    <TextInput
      type="date"
      label={t.endLabel}
      description={value === null ? unset : t.endHint(minuteOf(value))}
      name="endsAt"
      value={day}
      onChange={({ currentTarget }) => {
        setDay(currentTarget.value);
        onChange(currentTarget.value === "" ? null : instantAt(`${currentTarget.value}T23:59`, timeZone));
      }}
      error={typeof error === "string" ? error : null}
    />
  );
}
