import { Text } from "@mantine/core";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { invitationAddress } from "./address.ts";

const t = texts.invitations;

type Props = { readonly token: string; readonly email: string | undefined };

/** For a visitor who is not signed in: only the invited person sees the content of the invitation. */
export function SignInFirst({ token, email }: Props) {
  const next = invitationAddress(token, email);
  return (
    <IdentityCard title={t.signedOutTitle} description={t.signedOutDescription}>
      <LinkButton {...paths.signUp({ next })} fullWidth>
        {t.signUp}
      </LinkButton>
      <LinkButton {...paths.signIn({ next })} variant="default" fullWidth>
        {t.signIn}
      </LinkButton>
      <Text size="sm" c="dimmed">
        {t.signedOutHint}
      </Text>
    </IdentityCard>
  );
}
