import { checkSlug, normalizeSlug } from "@bailiwick/domain";
import { TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { sentence } from "../../feedback/forms.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { PlatformWorkspace } from "./WorkspacesSection.tsx";

const t = texts.platform;

type Props = { readonly workspace: PlatformWorkspace; readonly onClose: () => void };

/** Changes a workspace's slug; the old one keeps redirecting (V21, V22). */
export function ChangeSlugDialog({ workspace, onClose }: Props) {
  const form = useForm({
    initialValues: { slug: workspace.slug },
    validate: { slug: (slug) => sentence(checkSlug(normalizeSlug(slug))) },
  });
  const change = useFormDialog(form, trpc.workspaces.changeSlug.mutationOptions(), {
    said: ({ slug }) => t.slugChanged(slug),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.changeSlugTitle(workspace.name)}
      description={t.changeSlugDescription}
      submit={texts.common.save}
      sending={change}
      onSubmit={form.onSubmit(({ slug }) => {
        change.send({ actingAs: "platform", workspace: workspace.id, slug });
      })}
      onClose={onClose}
    >
      <TextInput
        label={t.newSlug}
        name="slug"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("slug")}
      />
    </FormDialog>
  );
}
