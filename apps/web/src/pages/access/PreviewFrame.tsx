import { Alert, Button, Text, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { useForeseen } from "../../ui/foreseen.ts";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import classes from "./EffectPreview.module.css";
import type { Preview } from "./usePreview.ts";

const t = texts.access;

type Props<Answer> = {
  readonly preview: Preview<Answer>;
  /** Whether something has to be chosen first. */
  readonly waits: boolean;
  readonly children: (answer: Answer) => ReactNode;
};

/**
 * What a change would do, in its dialog, before it is made. The answer comes from the same decision as the change itself,
 * so a refusal is already shown here.
 */
export function PreviewFrame<Answer>({ preview, waits, children }: Props<Answer>) {
  const { data, error, isStale, refetch } = preview;
  const refusal = waits || isStale || error === null || isBroken(error) ? null : failureOf(error);
  useForeseen(refusal === null ? null : refusal.message);
  const id = useId();
  return (
    <section className={classes.preview} aria-labelledby={id} data-stale={isStale || undefined}>
      <Text size="xs" fw={600} c="dimmed" id={id}>
        {t.effect}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div aria-live="polite" className={classes.told} tabIndex={0}>
        {waits ? (
          <Text size="sm" c="dimmed">
            {t.effectWaits}
          </Text>
        ) : error !== null ? (
          <Refused error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LinesSkeleton lines={2} label={t.effectLoading} />
        ) : (
          children(data)
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
