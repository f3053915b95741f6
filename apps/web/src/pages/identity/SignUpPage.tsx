import { Alert, Group, Text } from "@mantine/core";
import { useRouter, useSearch } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { identity } from "../../identity.ts";
import { LinkButton, LinkText } from "../../links.tsx";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { invitedAddress } from "../invitation/address.ts";
import { AccountForm, useAccountForm } from "./AccountForm.tsx";
import { IdentityCard } from "./IdentityCard.tsx";

const t = texts.identity;

export function SignUpPage() {
  const router = useRouter();
  const search = useSearch({ from: "/_out/sign-up" });
  const { next } = search;
  const invited = invitedAddress(next);
  const account = useAccountForm(async (values) => {
    await identity.signUp(values);
    queryClient.clear();
    router.history.push(safeNext(next));
  }, invited ?? "");
  return (
    <IdentityCard
      title={t.signUpTitle}
      description={invited === null ? t.signUpDescription : t.signUpInvited}
    >
      <AccountForm account={account} isInvited={invited !== null}>
        {account.reason === "address_has_account" && (
          <Alert title={t.hasAccountTitle} role="status">
            <Group gap="xs">
              <LinkButton {...paths.signIn(search)} size="xs">
                {t.signIn}
              </LinkButton>
              <LinkButton {...paths.forgotPassword()} size="xs" variant="default">
                {t.forgotTitle}
              </LinkButton>
            </Group>
          </Alert>
        )}
      </AccountForm>
      <Text size="sm" c="dimmed">
        {t.haveAccount}{" "}
        <LinkText {...paths.signIn(search)} underline="always">
          {t.signIn}
        </LinkText>
      </Text>
    </IdentityCard>
  );
}
