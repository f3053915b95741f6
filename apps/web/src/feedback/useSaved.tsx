import { Alert, Button, Group } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { texts } from "../texts/index.ts";
import { Unsaved } from "./Unsaved.tsx";

const t = texts.common;

type Form<Values extends Record<string, unknown>> = Pick<
  UseFormReturnType<Values>,
  "getValues" | "setValues" | "setInitialValues" | "isDirty" | "reset"
>;

/**
 * Keeps a form and its saved value together. What someone else saves meanwhile is taken over; if there is unsaved
 * input, the input stays, and the newer value is announced with a way to take it. Asks before unsaved input is
 * discarded. Returns what to render in the form.
 */
export function useSaved<Values extends Record<string, string>>(
  form: Form<Values>,
  saved: Values,
  busy: boolean,
  by: string | null,
): ReactNode {
  const key = JSON.stringify(saved);
  const known = useRef(key);
  const [newer, setNewer] = useState<string | null>(null);
  useEffect(() => {
    if (known.current === key) return;
    const typing = form.isDirty() && JSON.stringify(form.getValues()) !== key && !busy;
    known.current = key;
    form.setInitialValues(saved);
    setNewer(typing ? Object.values(saved).join(" · ") : null);
    if (!typing) form.setValues(saved);
  }, [key, busy]);
  return (
    <>
      {newer !== null && (
        <Alert color="yellow" py="xs" role="status">
          <Group justify="space-between" gap="sm">
            {t.changedMeanwhile(by ?? t.someoneElse, newer)}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.reset();
                setNewer(null);
              }}
            >
              {t.takeNewer}
            </Button>
          </Group>
        </Alert>
      )}
      <Unsaved dirty={form.isDirty() && !busy} />
    </>
  );
}
