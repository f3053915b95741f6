import { Button } from "@mantine/core";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "../identity/FormProblem.tsx";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { Decline } from "./Decline.tsx";
import { type FoundInvitation, placeOf } from "./found.ts";
import { InvitationFacts } from "./InvitationFacts.tsx";
import { placePath } from "./place.ts";

const t = texts.invitations;

type Props = { readonly token: string; readonly invitation: FoundInvitation };

/** Accepts the invitation, once, and opens its place. */
export function Accept({ token, invitation }: Props) {
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(null);
  const [needsFactor, setNeedsFactor] = useState(false);
  const next = useLocation({ select: ({ href }) => href });
  const place = placeOf(invitation);
  const accept = useChange(trpc.invitations.accept.mutationOptions(), {
    said: () => t.accepted(place),
    next: (accepted) => navigate({ ...placePath(accepted), replace: true }),
    failed: (failure) => {
      setError(failure.message);
      setNeedsFactor(failure.reason === "second_factor_missing");
      return true;
    },
  });
  return (
    <IdentityCard
      title={t.title(place)}
      description={t.description(invitation.invitedByName, invitation.role.name)}
    >
      <FormProblem message={error} />
      {needsFactor && (
        <LinkButton {...paths.secondFactor({ next })} variant="default" fullWidth>
          {texts.problems.setUpSecondFactor}
        </LinkButton>
      )}
      <InvitationFacts invitation={invitation} />
      <Button fullWidth size="md" loading={accept.isPending} onClick={() => accept.mutate({ token })}>
        {t.accept}
      </Button>
      <Decline token={token} invitation={invitation} />
    </IdentityCard>
  );
}
