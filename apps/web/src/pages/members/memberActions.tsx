import { canLeave, canMakeOwner, canRemove } from "@bailiwick/domain";
import { IconCrown, IconDoorExit, IconUserMinus } from "@tabler/icons-react";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { type Member, type MemberAsk, ownerName } from "./members.ts";

const says = texts.members;
const icon = { size: 16, "aria-hidden": true } as const;

type Ways = { readonly ask: (asked: MemberAsk) => void; readonly leave: () => void };

/** What can be done to a member; nobody removes themselves, they leave (M38). */
export function memberActions(here: InWorkspace, member: Member, { ask, leave }: Ways): Action[] {
  const { actor, blueprint, workspace, me } = here;
  const facts = { otherOwners: otherOwners(workspace, member) };
  const myself = member.userId === me.user.id;
  return [
    {
      label: says.makeOwner(ownerName(blueprint)),
      icon: <IconCrown {...icon} />,
      decision: canMakeOwner(actor, member),
      run: () => ask({ what: "make_owner", member }),
    },
    ...(myself
      ? [
          {
            label: says.leave,
            icon: <IconDoorExit {...icon} />,
            decision: canLeave(actor, member.role, facts),
            danger: true,
            run: leave,
          },
        ]
      : []),
    {
      label: says.remove,
      icon: <IconUserMinus {...icon} />,
      decision: canRemove(actor, member, facts),
      danger: true,
      run: () => ask({ what: "remove", member }),
    },
  ];
}
