import { TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

const t = texts.sso;

/** Adds a domain; its record is shown in the list then. */
export function AddDomainDialog({ onClose }: { readonly onClose: () => void }) {
  const { organization } = useTenant();
  const form = useForm({ initialValues: { name: "" } });
  const { send, ...sending } = useFormDialog(form, trpc.domains.add.mutationOptions(), {
    said: ({ name }) => t.added(name),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.addDomain}
      submit={t.addDomain}
      sending={sending}
      onSubmit={form.onSubmit(({ name }) => send({ organization: organization.id, name }))}
      onClose={onClose}
    >
      <TextInput
        label={t.domain}
        description={t.domainHint}
        name="name"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
