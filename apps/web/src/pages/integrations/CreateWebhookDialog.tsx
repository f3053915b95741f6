import { normalizeName } from "@bailiwick/domain";
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { client, type Inputs } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { type IntegrationPlace, namedPlace } from "./integrations.ts";
import { NewSecret } from "./NewSecret.tsx";
import { WebhookFields, type WebhookValues } from "./WebhookFields.tsx";

const t = texts.integrations;

type Props = { readonly place: IntegrationPlace; readonly onClose: () => void };

/** Creates a webhook (C35); then shows its secret, once. */
export function CreateWebhookDialog({ place, onClose }: Props) {
  useReturnFocus();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Modal
      key={secret === null ? "form" : "secret"}
      opened
      size="lg"
      title={<Text fw={650}>{secret === null ? t.createTitle : t.createdTitle}</Text>}
      onClose={onClose}
      // A click beside the dialog is too easily made to lose what was entered, or the secret.
      closeOnClickOutside={false}
    >
      {secret === null ? (
        <Form place={place} onSecret={setSecret} onClose={onClose} />
      ) : (
        <NewSecret secret={secret} onDone={onClose} />
      )}
    </Modal>
  );
}

type FormProps = Props & { readonly onSecret: (secret: string) => void };

function Form({ place, onSecret, onClose }: FormProps) {
  const form = useForm<WebhookValues>({ initialValues: { name: "", url: "", events: [] } });
  const { busy, error, send } = useFormDialog(
    form,
    {
      // The secret goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["webhooks"]["create"]) => {
        const created = await client.webhooks.create.mutate(input);
        onSecret(created.secret);
        return created.webhook;
      },
    },
    {},
  );
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, url, events }) =>
        send({ ...namedPlace(place), name: normalizeName(name), url: url.trim(), events }),
      )}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert" py="xs">
            {error}
          </Alert>
        )}
        <WebhookFields place={place} form={form} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {t.createSubmit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
