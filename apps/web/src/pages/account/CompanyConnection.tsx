import { Badge, Button, Group, PasswordInput, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { beginAtProvider, connectAccount } from "../../company.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { rules } from "../identity/rules.ts";

const t = texts.account.company;

/** The company's sign-in for the account's address, where there is one, and whether the account is connected to it (C37). */
export function CompanyConnection() {
  const { data } = useQuery(trpc.connections.mine.queryOptions());
  const [asking, setAsking] = useState<string | null>(null);
  const [found] = data?.items ?? [];
  if (found === undefined) return null;
  const { organization, connected } = found;
  return (
    <Section title={t.title} description={t.description}>
      <Group justify="space-between" gap="md">
        <Text size="sm">
          <Name>{organization}</Name>
        </Text>
        {connected ? (
          <Badge color="teal">{t.connected}</Badge>
        ) : (
          <Button variant="default" onClick={() => setAsking(organization)}>
            {texts.common.opensDialog(t.connect)}
          </Button>
        )}
      </Group>
      {asking !== null && <ConnectDialog organization={asking} onClose={() => setAsking(null)} />}
    </Section>
  );
}

/** Asks for the account's password, and leads to the company's sign-in. */
function ConnectDialog({
  organization,
  onClose,
}: {
  readonly organization: string;
  readonly onClose: () => void;
}) {
  const form = useForm({ initialValues: { password: "" }, validate: { password: rules.password } });
  const { send, ...sending } = useFormDialog(
    form,
    {
      mutationFn: async ({ password }: { password: string }) => {
        const ticket = await connectAccount(password);
        return beginAtProvider({ ticket });
      },
    },
    { next: (url) => window.location.assign(url) },
  );
  return (
    <FormDialog
      title={t.connectTitle(organization)}
      description={t.effect}
      submit={t.go}
      sending={sending}
      onSubmit={form.onSubmit((values) => send(values))}
      onClose={onClose}
    >
      <PasswordInput
        label={texts.account.presentPassword}
        name="password"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
    </FormDialog>
  );
}
