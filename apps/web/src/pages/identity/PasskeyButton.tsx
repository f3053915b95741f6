import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";

/** Signs in with a passkey, and says why that did not happen. */
export function PasskeyButton({ onPress }: { readonly onPress: () => Promise<unknown> }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    setError(null);
    try {
      await onPress();
    } catch (thrown) {
      setError(failureOf(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm">
      <FormProblem message={error} />
      <Button variant="default" fullWidth loading={busy} onClick={() => void press()}>
        {texts.identity.passkey.use}
      </Button>
    </Stack>
  );
}
