import {
  canChangeOrganizationRole,
  canLeaveOrganization,
  canRemoveFromOrganization,
} from "@bailiwick/domain";
import { IconDoorExit, IconHistory, IconUserMinus } from "@tabler/icons-react";
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
  const end: Action = {
    label: texts.access.endAction,
    icon: <IconHistory {...icon} />,
    decision: canChangeOrganizationRole(actor, person, person.role, unknownFacts),
    run: () => ask({ what: "change_role", person, role: person.role }),
  };
  if (person.userId !== me.user.id) return [end, remove];
  return [
    end,
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
