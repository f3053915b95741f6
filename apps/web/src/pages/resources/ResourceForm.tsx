import type { ResourceKind } from "@bailiwick/domain";
import { Alert, Button, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { writable } from "./formValues.ts";
import type { Resource } from "./resources.ts";
import type { ResourceFormState } from "./useResourceForm.ts";

type Props = {
  readonly kind: ResourceKind;
  readonly state: ResourceFormState;
  /** The resource to edit, for the names of what it refers to and the ends of its secrets. */
  readonly resource?: Resource;
  readonly notice?: ReactNode;
  /** After the fields: where it is shared. */
  readonly sharing?: ReactNode;
  readonly submit: string;
  readonly busy: boolean;
  /** Whether there is something to send. */
  readonly ready?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** The fields of a resource, by their types, in the order of its kind. */
export function ResourceForm(props: Props) {
  const { kind, state, resource, notice, sharing, submit, busy, ready = true, onSubmit, onCancel } = props;
  const { form, error, clear } = state;
  const send = form.onSubmit(() => {
    clear();
    onSubmit();
  });
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="lg">
        {notice}
        <Section title={texts.resources.details}>
          <Stack gap="md" maw={560}>
            {writable(kind).map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                names={resource?.names ?? {}}
                stored={resource?.fields[field.key] ?? null}
                {...form.getInputProps(field.key)}
              />
            ))}
            {sharing}
          </Stack>
        </Section>
        {error !== null && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <Unsaved dirty={form.isDirty() && !busy} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
