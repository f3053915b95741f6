import { TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { PlatformWorkspace } from "./WorkspacesSection.tsx";

const t = texts.platform;

type Props = { readonly workspace: PlatformWorkspace; readonly onClose: () => void };

/** Gives a new owner to a workspace without one (V61). */
export function RescueDialog({ workspace, onClose }: Props) {
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (email) => (looksLikeEmail(email) ? null : texts.identity.emailInvalid) },
  });
  const rescue = useFormDialog(form, trpc.platform.rescueWorkspace.mutationOptions(), {
    said: (_, { email }) => t.rescued(email),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.rescueTitle(workspace.name)}
      description={t.rescueDescription}
      submit={texts.common.save}
      sending={rescue}
      onSubmit={form.onSubmit(({ email }) => {
        rescue.send({ workspace: workspace.id, email });
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
