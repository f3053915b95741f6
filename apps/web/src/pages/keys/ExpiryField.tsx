import { Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { expiries } from "./expiry.ts";
import type { KeyValues } from "./useKeyForm.ts";

const t = texts.keys;

const labels: Readonly<Record<(typeof expiries)[number], string>> = {
  "30": t.inDays(30),
  "90": t.inDays(90),
  "365": t.inDays(365),
  date: t.onDate,
  never: t.never,
};

type Props = {
  readonly form: UseFormReturnType<KeyValues>;
  readonly expiresAt: () => string | null;
};

/** When a key expires: after some days, on a date, or never. */
export function ExpiryField({ form, expiresAt }: Props) {
  const { dayOf } = useMoments();
  const { expiry, expiresAt: date } = form.values;
  const at = expiresAt();
  const hint = expiry === "never" ? t.neverHint : at === null ? undefined : t.expiresHint(dayOf(at));
  const described = hint === undefined ? {} : { description: hint };
  return (
    <SimpleGrid cols={expiry === "date" ? { base: 1, xs: 2 } : 1} spacing="sm">
      <Select
        label={t.expiry}
        data={expiries.map((value) => ({ value, label: labels[value] }))}
        allowDeselect={false}
        {...(expiry === "date" ? {} : described)}
        {...form.getInputProps("expiry")}
      />
      {expiry === "date" && (
        <TextInput
          type="date"
          label={t.date}
          name="expiresAt"
          {...described}
          {...form.getInputProps("expiresAt")}
          value={date}
        />
      )}
    </SimpleGrid>
  );
}
