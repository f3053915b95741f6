import { MultiSelect, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { texts } from "../../texts/index.ts";
import { eventChoice, type IntegrationPlace } from "./integrations.ts";

const t = texts.integrations;

export type WebhookValues = { name: string; url: string; events: string[] };

type Props = {
  readonly place: IntegrationPlace;
  readonly form: UseFormReturnType<WebhookValues>;
  /** The events that it has already. */
  readonly had?: readonly string[];
  /** A channel of Slack has no events of its own, and its address is not shown. */
  readonly isSlack?: boolean;
};

/** The fields of a webhook: its name, its address, and what is sent. */
export function WebhookFields({ place, form, had = [], isSlack = false }: Props) {
  return (
    <>
      <TextInput
        label={t.name}
        description={isSlack ? t.slackNameHint : t.nameHint}
        name="name"
        autoComplete="off"
        maxLength={200}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t.url}
        description={isSlack ? t.slackUrlStays : t.urlHint}
        name="url"
        type="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_048}
        {...form.getInputProps("url")}
      />
      {!isSlack && (
        <MultiSelect
          label={t.events}
          description={t.eventsHint}
          name="events"
          data={eventChoice(place, had)}
          searchable
          clearable
          hidePickedOptions
          maxDropdownHeight={260}
          nothingFoundMessage={t.noEventFound}
          {...form.getInputProps("events")}
        />
      )}
    </>
  );
}
