import { Text } from "@mantine/core";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { invitationAddress } from "./address.ts";
import { Decline } from "./Decline.tsx";
import { type FoundInvitation, placeOf } from "./found.ts";
import { InvitationFacts } from "./InvitationFacts.tsx";

const t = texts.invitations;

type Props = { readonly token: string; readonly invitation: FoundInvitation };

/**
 * For a visitor who is not signed in: the link shows what its mail said; accepting requires an account with the invited
 * address.
 */
export function SignInFirst({ token, invitation }: Props) {
  const { email, invitedByName, role } = invitation;
  const next = invitationAddress(token, email);
  return (
    <IdentityCard title={t.title(placeOf(invitation))} description={t.description(invitedByName, role.name)}>
      <InvitationFacts invitation={invitation} />
      <LinkButton {...paths.signUp({ next })} fullWidth>
        {t.signUp}
      </LinkButton>
      <LinkButton {...paths.signIn({ next })} variant="default" fullWidth>
        {t.signIn}
      </LinkButton>
      <Text size="sm" c="dimmed">
        {t.signedOutHint}
      </Text>
      <Decline token={token} invitation={invitation} />
    </IdentityCard>
  );
}
