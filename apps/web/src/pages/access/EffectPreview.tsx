import { Alert, Button, List, Stack, Text, VisuallyHidden } from "@mantine/core";
import { useId } from "react";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { useForeseen } from "../../ui/foreseen.ts";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { EffectGroups } from "./EffectGroups.tsx";
import classes from "./EffectPreview.module.css";
import { PlanEffect } from "./PlanEffect.tsx";
import { type Effects, type PreviewAct, useEffects } from "./useEffects.ts";

const t = texts.access;

/**
 * Who gains and who loses what through a change that has not been made yet; for its dialog. The answer comes from the
 * same decision as the change itself, so a refusal is already shown here. Without an action, something has to be chosen
 * first.
 */
export function EffectPreview(act: PreviewAct | { readonly act: null }) {
  const wanted = act.act === null ? null : act;
  const { data, error, isStale, refetch } = useEffects(wanted);
  const refusal = wanted === null || isStale || error === null || isBroken(error) ? null : failureOf(error);
  useForeseen(refusal === null ? null : refusal.message);
  const id = useId();
  return (
    <section className={classes.preview} aria-labelledby={id} data-stale={isStale || undefined}>
      <Text size="xs" fw={600} c="dimmed" id={id}>
        {t.effect}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div aria-live="polite" className={classes.told} tabIndex={0}>
        {wanted === null ? (
          <Text size="sm" c="dimmed">
            {t.effectWaits}
          </Text>
        ) : error !== null ? (
          <Refused error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LinesSkeleton lines={2} label={t.effectLoading} />
        ) : (
          <Told effects={data} />
        )}
        {isStale && data !== undefined && <VisuallyHidden>{t.effectLoading}</VisuallyHidden>}
      </div>
    </section>
  );
}

/** Whether nothing is known, because there was no answer. */
function isBroken(error: unknown): boolean {
  const { code } = failureOf(error);
  return code === "INTERNAL" || code === "OFFLINE";
}

function Refused({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { message } = failureOf(error);
  const broken = isBroken(error);
  return (
    <Alert color={broken ? "yellow" : "red"} py="xs" title={broken ? t.effectFailed : t.effectRefused}>
      {message}
      {broken && (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry} display="block">
          {texts.common.retry}
        </Button>
      )}
    </Alert>
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
