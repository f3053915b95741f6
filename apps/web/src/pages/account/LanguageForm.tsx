import { checkTimeZone, isLocale } from "@bailiwick/domain";
import { Button, Group, Select, Stack } from "@mantine/core";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { follow } from "../../texts/language.ts";
import { zoneHere } from "../../ui/moments.ts";
import { deviceZone } from "../../ui/readersZone.ts";
import { Section } from "../../ui/Section.tsx";
import { languages } from "../settings/LocaleForm.tsx";
import { timeNowIn, timeZonesWith } from "../settings/timeZones.ts";

const t = texts.account;

/** Represents the workspace's or the browser's setting. */
const automatic = "automatic";

/** The person's language and time zone, wherever they are signed in (C7, C8). */
export function LanguageForm() {
  const { preferences } = useMe();
  const saved = {
    locale: preferences.locale ?? automatic,
    timeZone: preferences.timeZone ?? automatic,
  };
  const form = useForm({
    initialValues: saved,
    validate: { timeZone: (zone) => (zone === automatic ? null : sentence(checkTimeZone(zone))) },
  });
  const save = useChange(trpc.account.setPreferences.mutationOptions(), {
    said: () => t.languageSaved,
    next: (_, { locale }) => (locale === null ? undefined : follow(locale)),
    failed: (failure) => showAtField(form, failure),
  });
  const submit = form.onSubmit(({ locale, timeZone }) =>
    save.mutate({
      locale: isLocale(locale) ? locale : null,
      timeZone: timeZone === automatic ? null : timeZone,
    }),
  );
  const beside = useSaved(form, saved, save.isPending, texts.common.you);
  const { timeZone } = form.values;
  const zoneNow = timeZone === automatic ? zoneHere(deviceZone) : timeZone;
  return (
    <Section title={t.languageTitle} description={t.languageDescription}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {beside}
          <Select
            label={texts.settings.locale}
            name="locale"
            description={t.localeHint}
            allowDeselect={false}
            maw={420}
            data={[{ value: automatic, label: t.localeAutomatic }, ...languages]}
            {...form.getInputProps("locale")}
          />
          <Select
            label={texts.settings.timeZone}
            name="timeZone"
            description={t.timeZoneNow(timeNowIn(zoneNow))}
            searchable
            allowDeselect={false}
            maw={420}
            nothingFoundMessage={texts.settings.timeZoneNothing}
            data={[
              { value: automatic, label: t.zoneAutomatic(zoneHere(deviceZone)) },
              ...timeZonesWith(preferences.timeZone ?? zoneHere(deviceZone)),
            ]}
            {...form.getInputProps("timeZone")}
          />
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
              {texts.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
