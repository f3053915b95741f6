import { type FieldSpec, type FieldValue, fieldLimits } from "@bailiwick/domain";
import { NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { texts } from "../../texts/index.ts";
import { number, numberSigns } from "../../texts/locale.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { instantAt, wallClockAt } from "../../ui/moments.ts";
import { personFinder, resourceFinder } from "./finders.ts";
import { secretEnd } from "./formats.ts";
import type { FormValue } from "./formValues.ts";
import { useHolder } from "./holder.tsx";
import { type Finder, Lookup } from "./Lookup.tsx";
import { SecretInput } from "./SecretInput.tsx";

const t = texts.resources;

/** Only the input is narrow, and not the help below it. */
const narrow = { wrapper: { maxWidth: 240 } };
const medium = { wrapper: { maxWidth: 320 } };

type FieldInputProps = {
  readonly field: FieldSpec;
  /** The names of people and resources, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** What the resource has; of a secret, its last characters. */
  readonly stored: FieldValue;
  readonly value?: FormValue;
  readonly error?: ReactNode;
  readonly onChange: (value: FormValue) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
};

/** The input for a field, by its type. */
export function FieldInput({
  field,
  names,
  stored,
  value = null,
  error,
  onChange,
  ...events
}: FieldInputProps) {
  const text = typeof value === "string" ? value : "";
  const shared = {
    label: field.name,
    name: field.key,
    description: hintOf(field),
    required: field.required === true,
    error,
    autoComplete: "off",
    ...events,
  };
  const onText = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
    onChange(currentTarget.value);
  switch (field.type) {
    case "long_text":
      return (
        <Textarea
          {...shared}
          value={text}
          onChange={onText}
          autosize
          minRows={3}
          maxRows={14}
          {...(field.format === undefined ? {} : { spellCheck: false, classNames: { input: "mono" } })}
        />
      );
    case "json":
      return (
        <Textarea
          {...shared}
          value={text}
          onChange={onText}
          autosize
          minRows={4}
          maxRows={20}
          spellCheck={false}
          classNames={{ input: "mono" }}
        />
      );
    case "number":
      return (
        <NumberInput
          {...shared}
          {...numberSigns()}
          label={field.unit === undefined ? field.name : t.withUnit(field.name, field.unit.many)}
          value={typeof value === "number" ? value : text}
          onChange={onChange}
          allowDecimal={field.whole !== true}
          allowNegative={field.least === undefined || field.least < 0}
          clampBehavior="none"
          styles={narrow}
        />
      );
    case "date":
      return <TextInput {...shared} type="date" value={text} onChange={onText} styles={narrow} />;
    case "instant":
      return <InstantInput {...shared} value={text} onChange={onChange} />;
    case "choice":
      return (
        <Select
          {...shared}
          data={field.options.map(({ key, name }) => ({ value: key, label: name }))}
          value={text === "" ? null : text}
          onChange={onChange}
          placeholder={t.choose}
          clearable={field.required !== true}
          allowDeselect={field.required !== true}
          styles={medium}
        />
      );
    case "tags":
      return (
        <TagsInput
          {...shared}
          value={Array.isArray(value) ? [...value] : []}
          onChange={onChange}
          maxTags={fieldLimits.tags}
          openOnFocus={false}
          acceptValueOnBlur
        />
      );
    case "reference":
      return <ReferenceInput {...shared} to={field.to} names={names} value={text} onChange={onChange} />;
    case "person":
      return <PersonInput {...shared} names={names} value={text} onChange={onChange} />;
    case "secret":
      return <SecretInput {...shared} last={secretEnd(stored)} value={value} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...shared}
          value={text}
          onChange={onText}
          spellCheck={field.type === "text"}
          {...(field.type === "url" ? { inputMode: "url" as const, placeholder: "https://" } : {})}
        />
      );
  }
}

/** The help that the kind gives and, for what is not typed as it is meant, how to. */
function hintOf(field: FieldSpec): string | undefined {
  const hints = [field.help, wayOf(field)].filter((hint) => hint !== undefined);
  return hints.length === 0 ? undefined : hints.join(" ");
}

function wayOf(field: FieldSpec): string | undefined {
  switch (field.type) {
    case "tags":
      return t.tagsHint;
    case "json":
      return t.jsonHint;
    case "number":
      return field.least === undefined || field.most === undefined
        ? undefined
        : t.between(number(field.least), number(field.most));
    default:
      return undefined;
  }
}

type Shared = {
  readonly label: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
};

/** An instant is read and written in the time zone of the page. */
function InstantInput({ value, onChange, description, ...input }: Shared) {
  const { timeZone } = useMoments();
  const shown = Number.isNaN(Date.parse(value)) ? "" : wallClockAt(value, timeZone);
  return (
    <TextInput
      {...input}
      type="datetime-local"
      description={[description, t.timesIn(timeZone)].filter(Boolean).join(" ")}
      value={shown}
      onChange={({ currentTarget: { value: text } }) =>
        onChange(text === "" ? "" : instantAt(text, timeZone))
      }
      styles={medium}
    />
  );
}

type Named = Shared & { readonly names: Readonly<Record<string, string>> };

function ReferenceInput({ to, ...input }: Named & { readonly to: string }) {
  const holder = useHolder();
  const kind = holder.blueprint.resourceKinds.find(({ key }) => key === to);
  const finder = useMemo(
    () => (kind === undefined ? nothing : resourceFinder(kind, holder)),
    [kind, holder.at],
  );
  return <Choice {...input} finder={finder} />;
}

const nothing: Finder = { key: ["nothing"], find: async () => [] };

function PersonInput(input: Named) {
  const holder = useHolder();
  return <Choice {...input} finder={personFinder(holder)} />;
}

function Choice({ names, value, required, ...input }: Named & { readonly finder: Finder }) {
  return (
    <Lookup
      {...input}
      required={required}
      value={value === "" ? null : value}
      known={names[value]}
      placeholder={t.choose}
      clearable={!required}
      allowDeselect={!required}
      styles={medium}
    />
  );
}
