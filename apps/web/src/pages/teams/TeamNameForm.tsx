import type { Decision } from "@bailiwick/domain";
import { TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { sentence } from "../../feedback/forms.ts";
import { useForm } from "../../feedback/useForm.ts";
import type { Sending } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

const t = texts.teams;

/** A team's name in a form, validated by the domain. */
export function useTeamName(initial: string, decide: (name: string) => Decision) {
  return useForm({
    initialValues: { name: initial },
    validate: { name: (name) => sentence(decide(name)) },
  });
}

type Props = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly form: UseFormReturnType<{ name: string }>;
  readonly sending: Sending;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
};

/** The dialog that asks for a team's name. */
export function TeamNameForm({ title, description: about, submit, form, sending, onSubmit, onClose }: Props) {
  return (
    <FormDialog
      title={title}
      description={about}
      submit={submit}
      sending={sending}
      onSubmit={form.onSubmit(({ name }) => onSubmit(name))}
      onClose={onClose}
    >
      <TextInput
        label={t.name}
        description={t.nameHint}
        name="name"
        autoComplete="off"
        maxLength={200}
        data-autofocus
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
