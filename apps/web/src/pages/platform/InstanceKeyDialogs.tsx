import { canRotateInstanceKey } from "@bailiwick/domain";
import { List, Modal, Stack, Text } from "@mantine/core";
import { actorOnPlatform } from "../../access.ts";
import { client, trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { RotateForm } from "../keys/RotateForm.tsx";
import { SecretDialog } from "../keys/SecretDialog.tsx";
import type { InstanceKey } from "./instanceScopes.ts";

const t = texts.platform.keys;

type Props = { readonly of: InstanceKey; readonly onClose: () => void };

/** Gives a key of the instance its next secret; then shows its text, once. */
export function RotateInstanceKeyDialog({ of: { id, name, state, oldSecret }, onClose }: Props) {
  const actor = actorOnPlatform(useMe());
  return (
    <SecretDialog
      place={null}
      title={t.rotateTitle(name)}
      done={() => t.rotatedTitle(name)}
      form={(onIssued) => (
        <RotateForm
          decision={canRotateInstanceKey(actor, { state, secrets: oldSecret === null ? 1 : 2 })}
          rotate={async (overlapHours) => {
            onIssued(await client.platform.rotateKey.mutate({ key: id, overlapHours }));
          }}
          onClose={onClose}
        />
      )}
      onClose={onClose}
    />
  );
}

/** Revokes a key of the instance. */
export function RevokeInstanceKeyDialog({ of: { id, name }, onClose }: Props) {
  const revoke = useConfirm(trpc.platform.revokeKey.mutationOptions(), {
    said: () => t.revoked(name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.revokeTitle(name)}
      effects={[t.revokeEffect]}
      submit={t.revokeSubmit}
      change={revoke}
      onConfirm={() => revoke.mutate({ key: id })}
      onClose={onClose}
    />
  );
}

/** What a key of the instance can do, and what was done to it: no organization's log has that. */
export function InstanceKeyDetails({ of: { name, scopes, ipRanges, history }, onClose }: Props) {
  useReturnFocus();
  return (
    <Modal opened size="lg" title={<Text fw={650}>{name}</Text>} onClose={onClose}>
      <Stack gap="md">
        <div>
          <Text size="sm" fw={550}>
            {t.choiceTitle}
          </Text>
          <List size="sm">
            {scopes.map((scope) => (
              <List.Item key={scope}>
                <span className="mono">{scope}</span>
              </List.Item>
            ))}
          </List>
          {ipRanges.length > 0 && (
            <Text size="sm" mt="xs">
              {t.networks(ipRanges.join(", "))}
            </Text>
          )}
        </div>
        <div>
          <Text size="sm" fw={550}>
            {t.history}
          </Text>
          <List size="sm">
            {history.map(({ at, action, by, ip }) => (
              <List.Item key={`${at} ${action}`}>
                {t.acts[action] ?? action} · {by}
                {ip === null ? "" : ` (${ip})`} · <Ago at={at} />
              </List.Item>
            ))}
          </List>
        </div>
      </Stack>
    </Modal>
  );
}
