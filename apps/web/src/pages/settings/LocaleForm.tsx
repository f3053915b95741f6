import { checkTimeZone, type Decision, isLocale, locales } from "@bailiwick/domain";
import { Button, Group, Select, Stack } from "@mantine/core";
import type { Workspace } from "../../access.ts";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { follow } from "../../texts/language.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { timeNowIn, timeZonesWith } from "./timeZones.ts";

const t = texts.settings;

/** The languages to choose from, each under its own name. */
export const languages = locales.map(({ key, name }) => ({ value: key, label: name }));

type Props = { readonly workspace: Workspace; readonly decision: Decision };

/** The workspace's time zone and language (C6-C9). */
export function LocaleForm({ workspace, decision }: Props) {
  const { preferences } = useMe();
  const form = useForm({
    initialValues: { timeZone: workspace.timeZone, locale: workspace.locale as string },
    validate: { timeZone: (zone) => sentence(checkTimeZone(zone)) },
  });
  const localize = useChange(trpc.workspaces.localize.mutationOptions(), {
    said: () => t.localized,
    next: (_, { locale }) => follow(preferences.locale ?? locale),
    failed: (failure) => showAtField(form, failure),
  });
  const submit = form.onSubmit(({ timeZone, locale }) => {
    if (isLocale(locale))
      localize.mutate({ workspace: workspace.id, updatedAt: workspace.updatedAt, timeZone, locale });
  });
  const field = {
    searchable: decision.allowed,
    allowDeselect: false,
    maw: 420,
  } satisfies Parameters<typeof Select>[0];
  const { timeZone, locale } = workspace;
  const beside = useSaved(form, { timeZone, locale }, localize.isPending, workspace.updatedByName);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {beside}
        <Guarded decision={decision} field>
          <Select
            {...field}
            label={t.timeZone}
            name="timeZone"
            description={
              decision.allowed ? t.timeZoneNow(timeNowIn(form.values.timeZone)) : sentenceOf(decision)
            }
            nothingFoundMessage={t.timeZoneNothing}
            data={timeZonesWith(workspace.timeZone)}
            {...form.getInputProps("timeZone")}
          />
        </Guarded>
        <Guarded decision={decision} field>
          <Select
            {...field}
            searchable={false}
            label={t.locale}
            name="locale"
            description={decision.allowed ? t.localeHint : sentenceOf(decision)}
            data={languages}
            {...form.getInputProps("locale")}
          />
        </Guarded>
        <Group>
          <Guarded decision={decision}>
            <Button type="submit" loading={localize.isPending} disabled={decision.allowed && !form.isDirty()}>
              {texts.common.save}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
