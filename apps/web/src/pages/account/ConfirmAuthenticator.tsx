import { Box, Button, Stack, Text, TextInput } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import { client, queryClient, trpc } from "../../api.ts";
import { factors } from "../../factors.ts";
import { notifyDone } from "../../feedback/notify.tsx";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { FormProblem } from "../identity/FormProblem.tsx";
import { rules } from "../identity/rules.ts";
import { useIdentityForm } from "../identity/useIdentityForm.ts";

const t = texts.account.factor;

/** An authenticator that is set up, and the password with which it was begun. */
export type Begun = { readonly password: string; readonly secret: string; readonly uri: string };

type Props = {
  readonly begun: Begun;
  /** Receives the recovery codes. */
  readonly onConfirmed: (codes: readonly string[]) => void;
};

/** Shows the secret to scan or to type, and turns the authenticator on with a code of it. */
export function ConfirmAuthenticator({ begun: { password, secret, uri }, onConfirmed }: Props) {
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { code: "" },
    validate: { code: rules.code },
    send: async ({ code }) => {
      const proof = await factors.prove({ password, code });
      const { recoveryCodes } = await client.account.turnOnAuthenticator.mutate({ proof });
      onConfirmed(recoveryCodes);
      await queryClient.invalidateQueries(trpc.account.secondFactor.queryFilter());
      notifyDone(t.turnedOn);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <Text size="sm">{t.scan}</Text>
        {/* In black on white in either appearance: cameras read it so. */}
        <Box bg="#fff" p="md" style={{ alignSelf: "start", lineHeight: 0 }}>
          <QRCodeSVG value={uri} size={192} title={t.qr} />
        </Box>
        <Text size="sm">
          {t.secret}: <Copyable value={secret} label={t.secret} />
        </Text>
        <FormProblem message={error} />
        <TextInput
          label={texts.identity.code}
          description={t.codeHint}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.getInputProps("code")}
        />
        <Button type="submit" loading={busy} style={{ alignSelf: "start" }}>
          {t.turnOn}
        </Button>
      </Stack>
    </form>
  );
}
