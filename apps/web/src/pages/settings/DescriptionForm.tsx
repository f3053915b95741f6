import { checkDescription, type Decision, normalizeDescription } from "@bailiwick/domain";
import { Button, Group, Stack, Textarea } from "@mantine/core";
import type { Workspace } from "../../access.ts";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";

type Props = { readonly workspace: Workspace; readonly decision: Decision };

/** Edits the workspace's description. */
export function DescriptionForm({ workspace, decision }: Props) {
  const form = useForm({
    initialValues: { description: workspace.description },
    validate: { description: (text) => sentence(checkDescription(normalizeDescription(text))) },
  });
  const describe = useChange(trpc.workspaces.describe.mutationOptions(), {
    said: () => texts.settings.described,
    next: ({ description }) => form.setValues({ description }),
    failed: (failure) => showAtField(form, failure),
  });
  const submit = form.onSubmit(({ description }) =>
    describe.mutate({ workspace: workspace.id, updatedAt: workspace.updatedAt, description }),
  );
  const beside = useSaved(
    form,
    { description: workspace.description },
    describe.isPending,
    workspace.updatedByName,
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {beside}
        <Guarded decision={decision} field>
          <Textarea
            aria-label={texts.settings.descriptionTitle}
            name="description"
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps("description")}
          />
        </Guarded>
        <Group>
          <Guarded decision={decision}>
            <Button type="submit" loading={describe.isPending} disabled={decision.allowed && !form.isDirty()}>
              {texts.common.save}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
