import { useRouter, useSearch } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { identity } from "../../identity.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { AccountForm, useAccountForm } from "./AccountForm.tsx";
import { IdentityCard } from "./IdentityCard.tsx";

const t = texts.identity;

/** The target of the link that a new instance prints: the first platform admin creates their account. */
export function SetUpPage() {
  const router = useRouter();
  const { token } = useSearch({ from: "/_out/set-up" });
  const account = useAccountForm(async (values) => {
    await identity.setUp({ token: token ?? "", ...values });
    queryClient.clear();
    router.history.push("/");
  });
  if (token === undefined || account.reason === "invalid_token") {
    return (
      <IdentityCard title={t.setUpOverTitle} description={t.setUpOver}>
        <LinkText {...paths.signIn()} size="sm">
          {t.backToSignIn}
        </LinkText>
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.setUpTitle} description={t.setUpDescription}>
      <AccountForm account={account} />
    </IdentityCard>
  );
}
