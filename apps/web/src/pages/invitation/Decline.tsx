import { Button } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type FoundInvitation, placeOf } from "./found.ts";

const t = texts.invitations;

type Props = { readonly token: string; readonly invitation: FoundInvitation };

/** Declines the invitation, after explaining the effect; for anyone with its link, signed in or not. */
export function Decline({ token, invitation }: Props) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  // The page fetches the invitation again, and shows its new state.
  const decline = useConfirm(trpc.invitations.decline.mutationOptions(), { next: close });
  const { link, told, again } = t.declineEffects;
  return (
    <>
      <Button fullWidth variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {texts.common.opensDialog(t.decline)}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t.declineTitle(placeOf(invitation))}
          effects={[link, told(invitation.invitedByName), again]}
          submit={t.decline}
          change={decline}
          onConfirm={() => decline.mutate({ token })}
          onClose={close}
        />
      )}
    </>
  );
}
