import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import { PersonField } from "./PersonField.tsx";
import { RoleChoice } from "./RoleChoice.tsx";

const says = texts.members;

/** Adds a person in a role (V52, M32-M34, M54). */
export function AddMemberDialog({
  here,
  onClose,
}: {
  readonly here: InWorkspace;
  readonly onClose: () => void;
}) {
  const { workspace, blueprint } = here;
  const least = blueprint.roles.workspace.at(-1)?.key ?? "";
  const form = useForm({
    initialValues: { email: "", role: least },
    validate: { email: (email) => (looksLikeEmail(email) ? null : says.addInvalid) },
  });
  const [error, setError] = useState<string | null>(null);
  const add = useChange(trpc.members.add.mutationOptions(), {
    said: ({ name }) => says.addDone(name),
    next: onClose,
    failed: (failure) => {
      if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  });
  const submit = form.onSubmit((values) => {
    setError(null);
    add.mutate({ workspace: workspace.id, ...values });
  });
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{says.addTitle}</Text>}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {error !== null && (
            <Alert color="red" role="alert" py="xs">
              {error}
            </Alert>
          )}
          <PersonField here={here} {...form.getInputProps("email")} />
          <RoleChoice here={here} {...form.getInputProps("role")} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {says.addSubmit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
