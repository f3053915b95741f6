import { Button, Group, TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { rules } from "../identity/rules.ts";

const t = texts.account;

/** The name that others see, everywhere. */
export function MyNameForm() {
  const saved = useMe().user.name;
  const form = useForm({ initialValues: { name: saved }, validate: { name: rules.name } });
  const rename = useChange(trpc.account.rename.mutationOptions(), {
    said: ({ name }) => t.renamed(name),
    failed: (failure) => showAtField(form, failure),
  });
  const beside = useSaved(form, { name: saved }, rename.isPending, texts.common.you);
  return (
    <form onSubmit={form.onSubmit(({ name }) => rename.mutate({ name }))} noValidate>
      {beside}
      <Group align="flex-start" gap="sm">
        <TextInput
          aria-label={texts.common.name}
          name="name"
          autoComplete="name"
          maxLength={200}
          flex="1 1 12rem"
          maw={420}
          {...form.getInputProps("name")}
        />
        <Button type="submit" variant="default" loading={rename.isPending} disabled={!form.isDirty()}>
          {texts.common.save}
        </Button>
      </Group>
    </form>
  );
}
