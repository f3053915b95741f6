import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { PlatformWorkspace } from "./WorkspacesSection.tsx";

const t = texts.platform;

type Props = { readonly workspace: PlatformWorkspace; readonly onClose: () => void };

/** Gives a workspace that nobody owns any more a new owner (V61). */
export function RescueDialog({ workspace, onClose }: Props) {
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (email) => (looksLikeEmail(email) ? null : texts.identity.emailInvalid) },
  });
  const rescue = useChange(trpc.platform.rescueWorkspace.mutationOptions(), {
    said: (_, { email }) => t.rescued(email),
    next: onClose,
    failed: (failure) => {
      if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  });
  return (
    <FormDialog
      title={t.rescueTitle(workspace.name)}
      description={t.rescueDescription}
      submit={texts.common.save}
      cancel={texts.common.cancel}
      busy={rescue.isPending}
      error={error}
      onSubmit={form.onSubmit(({ email }) => {
        setError(null);
        rescue.mutate({ workspace: workspace.id, email });
      })}
      onClose={onClose}
    >
      <TextInput
        label={t.rescueEmail}
        name="email"
        type="email"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("email")}
      />
    </FormDialog>
  );
}
