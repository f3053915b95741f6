import { TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { PlatformOrganization } from "./PlanSection.tsx";

const t = texts.platform;

type Props = { readonly organization: PlatformOrganization; readonly onClose: () => void };

/** Makes a person an admin of the organization, whether or not they are in it (S32). */
export function AppointDialog({ organization, onClose }: Props) {
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (email) => (looksLikeEmail(email) ? null : texts.identity.emailInvalid) },
  });
  const appoint = useFormDialog(form, trpc.platform.appointOrganizationAdmin.mutationOptions(), {
    said: ({ name }) => t.appointDone(name),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.appointTitle(organization.name)}
      description={t.appointDescription}
      submit={t.appointSubmit}
      sending={appoint}
      onSubmit={form.onSubmit(({ email }) => {
        appoint.send({ organization: organization.id, email });
      })}
      onClose={onClose}
    >
      <TextInput
        label={t.appointEmail}
        name="email"
        type="email"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("email")}
      />
    </FormDialog>
  );
}
