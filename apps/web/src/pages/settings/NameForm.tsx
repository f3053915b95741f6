import { checkName, type Decision, normalizeName } from "@bailiwick/domain";
import { Button, Group, TextInput } from "@mantine/core";
import type { Workspace } from "../../access.ts";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";

type Props = { readonly workspace: Workspace; readonly decision: Decision };

/** Renames the workspace; its slug stays (V37). */
export function NameForm({ workspace, decision }: Props) {
  const form = useForm({
    initialValues: { name: workspace.name },
    validate: { name: (name) => sentence(checkName(normalizeName(name))) },
  });
  const rename = useChange(trpc.workspaces.rename.mutationOptions(), {
    said: ({ name }) => texts.settings.renamed(name),
    next: ({ name }) => form.setValues({ name }),
    failed: (failure) => showAtField(form, failure),
  });
  const beside = useSaved(form, { name: workspace.name }, rename.isPending, workspace.updatedByName);
  return (
    <form
      onSubmit={form.onSubmit(({ name }) =>
        rename.mutate({ workspace: workspace.id, updatedAt: workspace.updatedAt, name }),
      )}
      noValidate
    >
      {beside}
      <Group align="flex-start" gap="sm">
        <Guarded decision={decision} field>
          <TextInput
            aria-label={texts.settings.nameTitle}
            name="name"
            maxLength={200}
            flex="1 1 16rem"
            maw={420}
            {...form.getInputProps("name")}
          />
        </Guarded>
        <Guarded decision={decision}>
          <Button type="submit" loading={rename.isPending} disabled={decision.allowed && !form.isDirty()}>
            {texts.common.save}
          </Button>
        </Guarded>
      </Group>
    </form>
  );
}
