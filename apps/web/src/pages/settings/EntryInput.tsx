import type { Decision, SettingField } from "@bailiwick/domain";
import { TextInput } from "@mantine/core";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { instantAt, wallClockAt } from "../../ui/moments.ts";
import { ChoiceInput } from "./ChoiceInput.tsx";
import classes from "./EntriesField.module.css";

type Props = {
  readonly field: SettingField;
  /** With the entry's number, for people who can't see its position. */
  readonly label: string;
  /** Whether the field's name is also shown above it. */
  readonly labelShown: boolean;
  readonly value: string;
  readonly error: string | null;
  readonly decision: Decision;
  readonly onChange: (text: string) => void;
};

/** One field of an entry. A time is read and written in the workspace's time zone (C6). */
export function EntryInput({ field, label, labelShown, value, error, decision, onChange }: Props) {
  const { timeZone } = useMoments();
  const moment = field.kind === "moment";
  if (field.kind === "trigger" || field.kind === "roles") {
    return (
      <Guarded decision={decision} field>
        <ChoiceInput
          field={field}
          label={label}
          value={value}
          error={error}
          className={classes.input ?? ""}
          onChange={onChange}
        />
      </Guarded>
    );
  }
  const shown = moment ? inputOf(value, timeZone) : value;
  return (
    <Guarded decision={decision} field>
      <TextInput
        className={classes.input ?? ""}
        type={moment ? "datetime-local" : "text"}
        {...(labelShown ? { label: field.name } : {})}
        aria-label={label}
        value={shown}
        error={error}
        maxLength={200}
        onChange={({ currentTarget: { value: text } }) =>
          onChange(moment && text !== "" ? instantAt(text, timeZone) : text)
        }
      />
    </Guarded>
  );
}

/** The value for the browser's date-and-time input; empty for an invalid time. */
function inputOf(value: string, timeZone: string): string {
  return Number.isNaN(Date.parse(value)) ? "" : wallClockAt(value, timeZone);
}
