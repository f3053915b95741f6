import { normalizeName, type SlackTopic, slackTopics } from "@bailiwick/domain";
import { Select, TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { type IntegrationPlace, namedPlace, type Webhook } from "./integrations.ts";

const t = texts.integrations;

type Props = {
  readonly place: IntegrationPlace;
  /** What there is already: each topic goes to one channel. */
  readonly webhooks: readonly Webhook[];
  readonly onClose: () => void;
};

/** Connects a channel of Slack (C36). Its address is not shown again. */
export function ConnectSlackDialog({ place, webhooks, onClose }: Props) {
  const taken = webhooks.map(({ topic }) => topic);
  const free = slackTopics.filter((topic) => !taken.includes(topic));
  const form = useForm<{ name: string; url: string; topic: SlackTopic }>({
    initialValues: { name: "", url: "", topic: free[0] ?? "billing" },
  });
  const { send, ...sending } = useFormDialog(form, trpc.webhooks.connectSlack.mutationOptions(), {
    said: ({ name }) => t.slackConnected(name),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.slackTitle}
      submit={t.slackSubmit}
      sending={sending}
      onSubmit={form.onSubmit(({ name, url, topic }) =>
        send({ ...namedPlace(place), name: normalizeName(name), url: url.trim(), topic }),
      )}
      onClose={onClose}
    >
      <TextInput
        label={t.slackName}
        description={t.slackNameHint}
        name="name"
        autoComplete="off"
        maxLength={200}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Select
        label={t.slackTopic}
        name="topic"
        allowDeselect={false}
        data={slackTopics.map((topic) => ({ value: topic, label: t.topics[topic] }))}
        {...form.getInputProps("topic")}
      />
      <TextInput
        label={t.url}
        description={t.slackUrlHint}
        name="url"
        type="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_048}
        {...form.getInputProps("url")}
      />
    </FormDialog>
  );
}
