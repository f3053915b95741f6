import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { identity } from "../../identity.ts";
import { safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { FormProblem } from "../identity/FormProblem.tsx";
import { rules } from "../identity/rules.ts";
import { useIdentityForm } from "../identity/useIdentityForm.ts";
import { type Begun, ConfirmAuthenticator } from "./ConfirmAuthenticator.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const t = texts.account.factor;

/** Leads through setting up an authenticator app, says why, and goes on to where the person was going (C11). */
export function SecondFactorPage() {
  const { next } = useSearch({ from: "/_in/account/second-factor" });
  const router = useRouter();
  const query = useQuery(trpc.account.secondFactor.queryOptions());
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const goOn = async () => {
    await queryClient.invalidateQueries();
    router.history.push(safeNext(next));
  };
  const onward = (
    <Button onClick={() => void goOn()} style={{ alignSelf: "start" }}>
      {texts.identity.goOn}
    </Button>
  );
  return (
    <Page title={t.setUp} description={t.setUpDescription}>
      <Loaded query={query} skeleton={<LinesSkeleton lines={4} label={texts.common.loading} />}>
        {({ authenticatorSince }) => {
          if (codes !== null)
            return (
              <Section title={t.codes}>
                <Stack gap="md">
                  <RecoveryCodes codes={codes} />
                  {onward}
                </Stack>
              </Section>
            );
          if (authenticatorSince !== null)
            return (
              <Section title={t.on}>
                <Stack gap="md">
                  <Text size="sm">{t.isOn}</Text>
                  {onward}
                </Stack>
              </Section>
            );
          return (
            <Section title={t.on}>
              {begun === null ? (
                <Begin onBegun={setBegun} />
              ) : (
                <ConfirmAuthenticator begun={begun} onConfirmed={setCodes} />
              )}
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Asks for the password, so that no one sets one up in a session that was left open. */
function Begin({ onBegun }: { readonly onBegun: (begun: Begun) => void }) {
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { password: "" },
    validate: { password: rules.password },
    send: async ({ password }) => onBegun({ password, ...(await identity.beginAuthenticator(password)) }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <Text size="sm">{t.passwordFirst}</Text>
        <FormProblem message={error} />
        <PasswordInput
          label={texts.account.presentPassword}
          name="password"
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={busy} style={{ alignSelf: "start" }}>
          {texts.identity.goOn}
        </Button>
      </Stack>
    </form>
  );
}
