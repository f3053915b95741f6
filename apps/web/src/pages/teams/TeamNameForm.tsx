import type { Decision } from "@bailiwick/domain";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { Failure } from "../../failure.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

const t = texts.teams;

/** The name of a team in a form, decided by the domain; `refuse` shows what the server says against it. */
export function useTeamName(initial: string, decide: (name: string) => Decision) {
  const form = useForm({
    initialValues: { name: initial },
    validate: { name: (name) => sentence(decide(name)) },
  });
  const [error, setError] = useState<string | null>(null);
  return {
    form,
    error,
    clear: () => setError(null),
    refuse: (failure: Failure) => {
      if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  };
}

type Props = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly name: ReturnType<typeof useTeamName>;
  readonly busy: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
};

/** The dialog that asks for a team's name. */
export function TeamNameForm({ title, description: about, submit, name, busy, onSubmit, onClose }: Props) {
  const { form, error, clear } = name;
  return (
    <FormDialog
      title={title}
      description={about}
      submit={submit}
      cancel={texts.common.cancel}
      busy={busy}
      error={error}
      onSubmit={form.onSubmit((values) => {
        clear();
        onSubmit(values.name);
      })}
      onClose={onClose}
    >
      <TextInput
        label={t.name}
        description={t.nameHint}
        name="name"
        autoComplete="off"
        maxLength={200}
        data-autofocus
        inputWrapperOrder={["label", "input", "error", "description"]}
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
