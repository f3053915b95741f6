import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { identity } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import type { FoundInvitation } from "./found.ts";
import { InvitationFacts } from "./InvitationFacts.tsx";

const t = texts.invitations;

/** How often it is looked whether the address is confirmed by now, in milliseconds. */
const interval = 2_000;

type Props = { readonly token: string; readonly me: Me; readonly invitation: FoundInvitation };

/** For who has not shown yet that the address is theirs: the link in the other mail does. The page goes on by itself. */
export function VerifyFirst({ token, me, invitation }: Props) {
  const { email } = me.user;
  const send = useChange(
    { mutationFn: () => identity.sendVerificationMail(email) },
    { said: () => t.verifySent(email) },
  );
  // The page shows what this finds, so that it goes on with it.
  useQuery({ ...trpc.invitations.find.queryOptions({ token }), refetchInterval: interval });
  return (
    <IdentityCard title={t.verifyTitle} description={t.verifyDescription(email)}>
      <InvitationFacts invitation={invitation} />
      <Text size="sm" c="dimmed" role="status">
        {t.verifyWaiting}
      </Text>
      <Button variant="default" fullWidth loading={send.isPending} onClick={() => send.mutate()}>
        {t.verifyAgain}
      </Button>
    </IdentityCard>
  );
}
