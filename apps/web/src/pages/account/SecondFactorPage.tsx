import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient, trpc } from "../../api.ts";
import { factors } from "../../factors.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { hasPasskeys } from "../../passkeys.ts";
import { safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { FormProblem } from "../identity/FormProblem.tsx";
import { useIdentityForm } from "../identity/useIdentityForm.ts";
import { AddPasskeyDialog } from "./AddPasskeyDialog.tsx";
import { CodeFields, codeRules, credentialsOf, type Factors } from "./CodeFields.tsx";
import { type Begun, ConfirmAuthenticator } from "./ConfirmAuthenticator.tsx";
import { factorsOf } from "./factorsOf.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const t = texts.account.factor;

/** Leads through setting up a second factor, says why, and goes on to where the person was going (C11). */
export function SecondFactorPage() {
  const { next } = useSearch({ from: "/_in/account/second-factor" });
  const router = useRouter();
  const query = useQuery(trpc.account.secondFactor.queryOptions());
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [isPasskeyAdded, setPasskeyAdded] = useState(false);
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
    <Page title={t.setUpFactor} description={t.setUpDescription}>
      <Loaded query={query} skeleton={<LinesSkeleton lines={4} label={texts.common.loading} />}>
        {(factor) => {
          const has = factorsOf(factor);
          if (codes !== null)
            return (
              <Section title={t.codes}>
                <Stack gap="md">
                  <RecoveryCodes codes={codes} />
                  {onward}
                </Stack>
              </Section>
            );
          if (isPasskeyAdded || has.hasApp)
            return (
              <Section title={t.has}>
                <Stack gap="md">
                  <Text size="sm">{t.hasDescription}</Text>
                  {onward}
                </Stack>
              </Section>
            );
          return (
            <Stack gap="lg">
              {begun === null && !has.hasPasskey && hasPasskeys() && (
                <Section title={t.passkeys.title}>
                  <Stack gap="md">
                    <Text size="sm">{t.passkeys.description}</Text>
                    <Button onClick={() => setAdding(true)} style={{ alignSelf: "start" }}>
                      {texts.common.opensDialog(t.passkeys.add)}
                    </Button>
                  </Stack>
                </Section>
              )}
              <Section title={t.on}>
                {begun === null ? (
                  <Begin has={has} onBegun={setBegun} />
                ) : (
                  <ConfirmAuthenticator begun={begun} onConfirmed={setCodes} />
                )}
              </Section>
              {isAdding && (
                <AddPasskeyDialog
                  has={has}
                  onClose={(isAdded) => {
                    setAdding(false);
                    setPasskeyAdded(isAdded);
                  }}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Asks for the password, so that no one sets one up in a session that was left open. */
function Begin({ has, onBegun }: { readonly has: Factors; readonly onBegun: (begun: Begun) => void }) {
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { password: "", code: "" },
    validate: codeRules(has),
    send: async (typed) =>
      onBegun({
        password: typed.password,
        ...(await factors.beginAuthenticator(credentialsOf(typed, has))),
      }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <Text size="sm">{t.passwordFirst}</Text>
        <FormProblem message={error} />
        <CodeFields form={form} has={has} />
        <Button type="submit" loading={busy} style={{ alignSelf: "start" }}>
          {texts.identity.goOn}
        </Button>
      </Stack>
    </form>
  );
}
