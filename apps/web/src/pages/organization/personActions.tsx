import { canLeaveOrganization, canRemoveFromOrganization } from "@bailiwick/domain";
import { IconDoorExit, IconUserMinus } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import { type OrganizationMember, unknownFacts } from "./people.ts";
import type { PersonWays } from "./peopleColumns.tsx";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;
const icon = { size: 16, "aria-hidden": true } as const;

/** The actions on a person of the organization; no one removes themselves, they leave. */
export function personActions(
  { actor, me }: InOrganization,
  person: OrganizationMember,
  { ask, leave }: PersonWays,
): Action[] {
  const remove: Action = {
    label: t.remove,
    icon: <IconUserMinus {...icon} />,
    decision: canRemoveFromOrganization(actor, person, unknownFacts),
    danger: true,
    run: () => ask({ what: "remove", person }),
  };
  if (person.userId !== me.user.id) return [remove];
  return [
    {
      label: t.leave,
      icon: <IconDoorExit {...icon} />,
      decision: canLeaveOrganization(actor, person.role, unknownFacts),
      danger: true,
      run: leave,
    },
    remove,
  ];
}
