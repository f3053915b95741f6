import { checkName, type Decision, normalizeName } from "@bailiwick/domain";
import { Button, Group, TextInput } from "@mantine/core";
import type { Organization } from "../../access.ts";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";

const t = texts.organization;

type Props = { readonly organization: Organization; readonly decision: Decision };

/** Renames the organization; its slug stays. */
export function OrganizationNameForm({ organization, decision }: Props) {
  const form = useForm({
    initialValues: { name: organization.name },
    validate: { name: (name) => sentence(checkName(normalizeName(name))) },
  });
  const rename = useChange(trpc.organizations.rename.mutationOptions(), {
    said: ({ name }) => t.renamed(name),
    failed: (failure) => showAtField(form, failure),
  });
  const { id, updatedAt } = organization;
  const submit = form.onSubmit(({ name }) => rename.mutate({ organization: id, updatedAt, name }));
  const beside = useSaved(form, { name: organization.name }, rename.isPending, organization.updatedByName);
  return (
    <form onSubmit={submit} noValidate>
      {beside}
      <Group align="flex-start" gap="sm">
        <Guarded decision={decision} field>
          <TextInput
            aria-label={t.nameTitle}
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
