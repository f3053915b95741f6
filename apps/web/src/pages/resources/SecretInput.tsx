import { Button, Group, Input, PasswordInput, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { texts } from "../../texts/index.ts";
import type { FormValue } from "./formValues.ts";

const t = texts.resources;

type Props = {
  readonly label: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly autoComplete: string;
  readonly value: FormValue;
  /** The last characters of the one that there is, as far as they are shown. */
  readonly last: string;
  readonly onChange: (value: FormValue) => void;
};

/** A secret is written and never read: the one that there is stays until it is replaced. */
export function SecretInput({ value, last, onChange, description, required, ...input }: Props) {
  // A form that began with null has one.
  const [hadOne] = useState(value === null);
  if (value === null) {
    return (
      <Input.Wrapper
        labelElement="div"
        label={input.label}
        description={description}
        required={required}
        error={input.error}
      >
        <Group gap="sm" mih={36}>
          <Text span size="sm" c="dimmed">
            {last === "" ? t.secretSet : t.secretEndsIn(last)}
          </Text>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t.replace}: ${input.label}`}
            onClick={() => onChange("")}
          >
            {t.replace}
          </Button>
        </Group>
      </Input.Wrapper>
    );
  }
  const hints = [description, hadOne && !required ? t.secretRemoves : undefined].filter(Boolean);
  return (
    <div>
      <PasswordInput
        {...input}
        required={required}
        autoComplete="new-password"
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        autoFocus={hadOne}
        {...(hints.length === 0 ? {} : { description: hints.join(" ") })}
      />
      {hadOne && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => onChange(null)}>
          {t.keep}
        </Button>
      )}
    </div>
  );
}
