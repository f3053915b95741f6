import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { failureOf } from "../../failure.ts";
import { notifyFailure } from "../../feedback/notify.tsx";
import { identity } from "../../identity.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { Decline } from "./Decline.tsx";
import type { FoundInvitation } from "./found.ts";

const t = texts.invitations;

/** `present` is the signed-in person's address. */
type Props = { readonly token: string; readonly present: string; readonly invitation: FoundInvitation };

/** For who is signed in with an address that was not invited: signs out, and comes back here. */
export function OtherAddress({ token, present, invitation }: Props) {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    try {
      await identity.signOut();
      // Reloaded, so that nothing of this person stays in the page's memory.
      await navigate({ ...paths.invitation({ token, email: invitation.email }), reloadDocument: true });
    } catch (error) {
      setBusy(false);
      notifyFailure(failureOf(error));
    }
  };
  return (
    <IdentityCard title={t.otherTitle} description={t.otherDescription(invitation.email, present)}>
      <Text size="sm">{t.otherHint}</Text>
      <Button fullWidth loading={busy} onClick={() => void leave()}>
        {t.signOut}
      </Button>
      <LinkButton {...paths.home()} variant="default" fullWidth>
        {t.stay}
      </LinkButton>
      <Decline token={token} invitation={invitation} />
    </IdentityCard>
  );
}
