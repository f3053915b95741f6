import { isLocale, type Locale } from "@bailiwick/domain";
import { Group, Select } from "@mantine/core";
import type { Me } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { askedLocale } from "../../texts/language.ts";
import { zoneHere } from "../../ui/moments.ts";
import { deviceZone } from "../../ui/readersZone.ts";
import { languages } from "../settings/LocaleForm.tsx";
import { timeZonesWith } from "../settings/timeZones.ts";

const t = texts.settings;

export type LocaleValues = { readonly timeZone: string; readonly locale: Locale };

/** A new workspace's defaults: its creator's own time zone and language (C6-C9). */
export function creatorsLocale({ preferences }: Me): LocaleValues {
  return {
    timeZone: preferences.timeZone ?? zoneHere(deviceZone),
    locale: preferences.locale ?? askedLocale(navigator.languages),
  };
}

type Props = LocaleValues & { readonly onChange: (values: Partial<LocaleValues>) => void };

/** The initial time zone and language of a new workspace. */
export function LocaleFields({ timeZone, locale, onChange }: Props) {
  return (
    <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
      <Select
        label={t.timeZone}
        name="timeZone"
        searchable
        allowDeselect={false}
        nothingFoundMessage={t.timeZoneNothing}
        data={timeZonesWith(timeZone)}
        value={timeZone}
        onChange={(zone) => zone !== null && onChange({ timeZone: zone })}
      />
      <Select
        label={t.locale}
        name="locale"
        allowDeselect={false}
        data={languages}
        value={locale}
        onChange={(key) => key !== null && isLocale(key) && onChange({ locale: key })}
      />
    </Group>
  );
}
