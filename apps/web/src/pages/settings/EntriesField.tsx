import { type Decision, maxEntries, type SettingEntry, type SettingField } from "@bailiwick/domain";
import { ActionIcon, Button, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import classes from "./EntriesField.module.css";
import { EntryInput } from "./EntryInput.tsx";
import type { Fault } from "./SettingSection.tsx";

const t = texts.settings;

type Props = {
  /** The name of the list. */
  readonly name: string;
  readonly fields: readonly SettingField[];
  readonly entries: readonly SettingEntry[];
  readonly fault: Fault | null;
  readonly decision: Decision;
  readonly onChange: (entries: readonly SettingEntry[]) => void;
};

/** The entries of a list, each with its fields; added, edited and removed here, and saved together. */
export function EntriesField({ name, fields, entries, fault, decision, onChange }: Props) {
  const { timeZone } = useMoments();
  const empty = Object.fromEntries(fields.map(({ key }) => [key, ""]));
  const set = (at: number, key: string, text: string) =>
    onChange(entries.map((entry, index) => (index === at ? { ...entry, [key]: text } : entry)));
  return (
    <div className={classes.field}>
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noEntries}
        </Text>
      )}
      <ul className={classes.entries} aria-label={name}>
        {entries.map((entry, at) => (
          // Entries are identified only by position: two can be equal.
          <li key={at} className={classes.entry}>
            {fields.map((field) => (
              <EntryInput
                key={field.key}
                field={field}
                label={t.entryField(field.name, at + 1)}
                labelShown={fields.length > 1}
                value={entry[field.key] ?? ""}
                error={fault?.path === `value.${at}.${field.key}` ? fault.message : null}
                decision={decision}
                onChange={(text) => set(at, field.key, text)}
              />
            ))}
            {decision.allowed && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t.removeEntry(at + 1)}
                onClick={() => onChange(entries.filter((_, index) => index !== at))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {fields.some(({ kind }) => kind === "moment") && (
        <Text size="xs" c="dimmed">
          {t.momentIn(timeZone)}
        </Text>
      )}
      {fault !== null && !/^value\.\d+\.\w/.test(fault.path ?? "") && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {fault.message}
        </Text>
      )}
      {decision.allowed && entries.length < maxEntries && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...entries, empty])}
        >
          {t.addEntry}
        </Button>
      )}
    </div>
  );
}
