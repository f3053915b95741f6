import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type Invitation, type InvitingPlace, namedPlace } from "./invitations.ts";

const t = texts.invitations;

type Props = {
  readonly place: InvitingPlace;
  readonly invitation: Invitation;
  readonly onClose: () => void;
};

/** Revokes an invitation, after explaining the effect. */
export function RevokeDialog({ place, invitation, onClose }: Props) {
  const { id, email, state } = invitation;
  const revoke = useConfirm(trpc.invitations.revoke.mutationOptions(), {
    said: () => t.revoked(email),
    next: onClose,
  });
  const { link, seat, again } = t.revokeEffects;
  const holdsSeat = place.seats !== null && state === "pending";
  return (
    <ConfirmDialog
      title={t.revokeTitle(email)}
      effects={[link, ...(holdsSeat ? [seat] : []), again]}
      submit={t.revokeSubmit}
      change={revoke}
      onConfirm={() => revoke.mutate({ ...namedPlace(place), invitation: id })}
      onClose={onClose}
    />
  );
}
