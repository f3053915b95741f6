import { List, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { EffectGroups } from "./EffectGroups.tsx";
import { PlanEffect } from "./PlanEffect.tsx";
import { PreviewFrame } from "./PreviewFrame.tsx";
import { type Effects, type PreviewAct, useEffects } from "./useEffects.ts";

const t = texts.access;

/**
 * Who gains and who loses what through a change that has not been made yet; for its dialog. Without an action, something has
 * to be chosen first.
 */
export function EffectPreview(act: PreviewAct | { readonly act: null }) {
  const wanted = act.act === null ? null : act;
  const effects = useEffects(wanted);
  return (
    <PreviewFrame preview={effects} waits={wanted === null}>
      {(told) => <Told effects={told} />}
    </PreviewFrame>
  );
}

function Told({ effects }: { readonly effects: Effects }) {
  const { changes, total, hidden, complete, plan, invitations } = effects;
  const unlisted = total - changes.length - hidden;
  const notes = [
    ...(hidden > 0 ? [t.hidden(hidden)] : []),
    ...(unlisted > 0 ? [t.unlisted(unlisted)] : []),
    ...(complete ? [] : [t.incomplete]),
  ];
  return (
    <Stack gap="xs">
      {plan !== null && <PlanEffect blueprint={effects.blueprint} plan={plan} />}
      {total === 0 && complete && plan === null && <Text size="sm">{t.effectNone}</Text>}
      {changes.length > 0 && <EffectGroups changes={changes} blueprint={effects.blueprint} />}
      {invitations.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t.endedInvitations(invitations.length)}
          </Text>
          <List size="sm" aria-label={t.endedInvitations(invitations.length)}>
            {invitations.map((invitation) => (
              <List.Item key={invitation.id}>
                {[invitation.email, invitation.workspace?.name ?? t.organization].join(" · ")}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {notes.map((note) => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </Stack>
  );
}
