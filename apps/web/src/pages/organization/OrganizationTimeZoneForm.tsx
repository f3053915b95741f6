import { checkTimeZone, type Decision } from "@bailiwick/domain";
import { Button, Group, Select } from "@mantine/core";
import type { Organization } from "../../access.ts";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useSaved } from "../../feedback/useSaved.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { timeNowIn, timeZonesWith } from "../settings/timeZones.ts";

const t = texts.organization;

type Props = { readonly organization: Organization; readonly decision: Decision };

/** Sets the time zone in which the periods of quotas begin. */
export function OrganizationTimeZoneForm({ organization: { id, timeZone }, decision }: Props) {
  const form = useForm({
    initialValues: { timeZone },
    validate: { timeZone: (zone) => sentence(checkTimeZone(zone)) },
  });
  const save = useChange(trpc.organizations.setTimeZone.mutationOptions(), {
    said: () => t.timeZoneSaved,
    failed: (failure) => showAtField(form, failure),
  });
  const submit = form.onSubmit((values) => save.mutate({ organization: id, ...values }));
  const beside = useSaved(form, { timeZone }, save.isPending, null);
  return (
    <form onSubmit={submit} noValidate>
      {beside}
      <Group align="flex-start" gap="sm">
        <Guarded decision={decision} field>
          <Select
            aria-label={texts.settings.timeZone}
            name="timeZone"
            searchable={decision.allowed}
            allowDeselect={false}
            description={t.timeZoneNow(timeNowIn(form.values.timeZone))}
            inputWrapperOrder={["label", "input", "description", "error"]}
            nothingFoundMessage={texts.settings.timeZoneNothing}
            data={timeZonesWith(timeZone)}
            flex="1 1 16rem"
            maw={420}
            {...form.getInputProps("timeZone")}
          />
        </Guarded>
        <Guarded decision={decision}>
          <Button type="submit" loading={save.isPending} disabled={decision.allowed && !form.isDirty()}>
            {texts.common.save}
          </Button>
        </Guarded>
      </Group>
    </form>
  );
}
