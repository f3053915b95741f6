import {
  can,
  canSendTo,
  canSwitchWebhook,
  integrationPermissions,
  normalizeName,
  secretOverlapHours,
} from "@bailiwick/domain";
import { Modal, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, type Inputs, trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ActionButtons } from "../../ui/ActionButtons.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { type IntegrationPlace, namedPlace, type Webhook } from "./integrations.ts";
import { NewSecret } from "./NewSecret.tsx";
import { WebhookFields, type WebhookValues } from "./WebhookFields.tsx";

const t = texts.integrations;

type Props = { readonly place: IntegrationPlace; readonly webhook: Webhook };
type Asked = Props & { readonly onClose: () => void };

/** What can be done with a webhook; a refused action says why. */
export function WebhookActions(props: Props & { readonly back: ReturnType<typeof paths.integrations> }) {
  const { place, webhook, back } = props;
  const { actor, level } = place;
  const [asked, setAsked] = useState<"edit" | "rotate" | "delete" | null>(null);
  const navigate = useNavigate();
  const at = { ...namedPlace(place), webhook: webhook.id };
  const test = useChange(trpc.webhooks.test.mutationOptions(), { said: () => t.tested });
  const enable = useChange(trpc.webhooks.enable.mutationOptions(), { said: () => t.enabled(webhook.name) });
  const disable = useChange(trpc.webhooks.disable.mutationOptions(), {
    said: () => t.disabled(webhook.name),
  });
  const manage = can(actor, integrationPermissions[level].manage);
  const isOn = webhook.stopped === null;
  const close = () => setAsked(null);
  return (
    <>
      <ActionButtons
        actions={[
          { label: t.test, decision: canSendTo(actor, level, webhook), run: () => test.mutate(at) },
          { label: t.edit, decision: manage, run: () => setAsked("edit") },
          ...(webhook.topic === null
            ? [{ label: t.rotate, decision: manage, run: () => setAsked("rotate") } as const]
            : []),
          {
            label: isOn ? t.disable : t.enable,
            decision: canSwitchWebhook(actor, level, webhook, isOn ? "off" : "on"),
            run: () => (isOn ? disable : enable).mutate(at),
          },
          { label: t.delete, decision: manage, danger: true, run: () => setAsked("delete") },
        ]}
      />
      {asked === "edit" && <EditDialog place={place} webhook={webhook} onClose={close} />}
      {asked === "rotate" && <RotateDialog place={place} webhook={webhook} onClose={close} />}
      {asked === "delete" && (
        <DeleteDialog place={place} webhook={webhook} onClose={close} onGone={() => navigate(back)} />
      )}
    </>
  );
}

function EditDialog({ place, webhook, onClose }: Asked) {
  const { id, name, events, topic } = webhook;
  // The address of a Slack channel is not known here: it is entered anew, or stays.
  const url = topic === null ? webhook.url : "";
  const form = useForm<WebhookValues>({ initialValues: { name, url, events: [...events] } });
  const { send, ...sending } = useFormDialog(form, trpc.webhooks.update.mutationOptions(), {
    said: () => t.saved,
    next: onClose,
  });
  return (
    <FormDialog
      title={t.editTitle(name)}
      submit={texts.common.save}
      sending={sending}
      onSubmit={form.onSubmit((values) =>
        send({
          ...namedPlace(place),
          webhook: id,
          name: normalizeName(values.name),
          ...(topic === null ? { url: values.url.trim(), events: values.events } : newUrl(values.url)),
        }),
      )}
      onClose={onClose}
    >
      <WebhookFields place={place} form={form} had={events} isSlack={topic !== null} />
    </FormDialog>
  );
}

const newUrl = (url: string) => (url.trim() === "" ? {} : { url: url.trim() });

function RotateDialog({ place, webhook: { id, name }, onClose }: Asked) {
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useConfirm(
    {
      // The secret goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["webhooks"]["rotateSecret"]) => {
        const rotated = await client.webhooks.rotateSecret.mutate(input);
        setSecret(rotated.secret);
        return rotated.webhook;
      },
    },
    {},
  );
  if (secret !== null) {
    return (
      <Modal
        opened
        size="lg"
        title={<Text fw={650}>{t.rotatedTitle}</Text>}
        onClose={onClose}
        closeOnClickOutside={false}
      >
        <NewSecret secret={secret} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      title={t.rotateTitle(name)}
      effects={[t.rotateEffect, t.rotateOverlap(secretOverlapHours.standard)]}
      submit={t.rotateSubmit}
      danger={false}
      change={rotate}
      onConfirm={() => rotate.mutate({ ...namedPlace(place), webhook: id })}
      onClose={onClose}
    />
  );
}

function DeleteDialog({
  place,
  webhook: { id, name },
  onClose,
  onGone,
}: Asked & { readonly onGone: () => unknown }) {
  const remove = useConfirm(trpc.webhooks.delete.mutationOptions(), {
    said: () => t.deleted(name),
    next: onGone,
  });
  return (
    <ConfirmDialog
      title={t.deleteTitle(name)}
      effects={t.deleteEffects}
      submit={t.deleteSubmit}
      change={remove}
      onConfirm={() => remove.mutate({ ...namedPlace(place), webhook: id })}
      onClose={onClose}
    />
  );
}
