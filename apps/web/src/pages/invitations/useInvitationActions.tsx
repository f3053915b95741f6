import { canResend, canRevoke } from "@bailiwick/domain";
import { IconMailForward, IconMailOff } from "@tabler/icons-react";
import { useRef } from "react";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import { factsOfInvitation, type Invitation, type InvitingPlace, namedPlace } from "./invitations.ts";

const t = texts.invitations;
const icon = { size: 16, "aria-hidden": true } as const;

export type ActionsOf = (invitation: Invitation) => Action[];

/** The actions on an invitation: resend or revoke. A stable function across renders that uses the latest data. */
export function useInvitationActions(
  place: InvitingPlace,
  onRevoke: (invitation: Invitation) => void,
): ActionsOf {
  const resend = useChange(trpc.invitations.resend.mutationOptions(), {
    said: ({ email }) => t.resent(email),
  });
  const present = useRef<ActionsOf>(() => []);
  present.current = (invitation) => [
    {
      label: t.resend,
      icon: <IconMailForward {...icon} />,
      decision: canResend(place.actor, factsOfInvitation(place, invitation), place.seats),
      run: () => resend.mutate({ ...namedPlace(place), invitation: invitation.id }),
    },
    {
      label: t.revoke,
      icon: <IconMailOff {...icon} />,
      decision: canRevoke(place.actor, factsOfInvitation(place, invitation)),
      danger: true,
      run: () => onRevoke(invitation),
    },
  ];
  const stable = useRef<ActionsOf>((invitation) => present.current(invitation));
  return stable.current;
}
