import {
  can,
  canChangeRole,
  canLeave,
  canMakeOwner,
  canRemove,
  type PermissionName,
  permission,
} from "@bailiwick/domain";
import { IconCrown, IconDoorExit, IconHistory, IconUserMinus, IconUserPlus } from "@tabler/icons-react";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { type Member, type MemberAsk, onOwnRole, ownerName, ownRole } from "./members.ts";

const memberAdd = permission("member:add");

const t = texts.members;
const icon = { size: 16, "aria-hidden": true } as const;

export type MemberWays = {
  readonly ask: (asked: MemberAsk) => void;
  readonly leave: () => void;
  /** Opens the explanation of why a person lacks the permission, and who could help. */
  readonly why: (permission: PermissionName) => void;
};

/** The actions on a member; no one removes themselves, they leave (M38). */
export function memberActions(here: InWorkspace, member: Member, { ask, leave }: MemberWays): Action[] {
  const { actor, blueprint, workspace, me } = here;
  const own = ownRole(member);
  const myself = member.userId === me.user.id;
  const facts = (target: { readonly role: string; readonly active: boolean }) => ({
    otherOwners: otherOwners(workspace, target),
  });
  const actions: (Action | false)[] = [
    {
      label: t.makeOwner(ownerName(blueprint)),
      icon: <IconCrown {...icon} />,
      decision: onOwnRole(member, (target) => canMakeOwner(actor, target)),
      run: () => ask({ what: "make_owner", member }),
    },
    own !== null && {
      label: texts.access.endAction,
      icon: <IconHistory {...icon} />,
      decision: onOwnRole(member, (target) => canChangeRole(actor, target, target.role, facts(target))),
      run: () => ask({ what: "change_role", member, role: own }),
    },
    own === null && {
      label: t.giveOwn,
      icon: <IconUserPlus {...icon} />,
      decision: can(actor, memberAdd),
      run: () => ask({ what: "give_own", member }),
    },
    myself &&
      own !== null && {
        label: t.leave,
        icon: <IconDoorExit {...icon} />,
        decision: canLeave(actor, own, facts({ role: own, active: true })),
        danger: true,
        run: leave,
      },
    {
      label: t.remove,
      icon: <IconUserMinus {...icon} />,
      decision: onOwnRole(member, (target) => canRemove(actor, target, facts(target))),
      danger: true,
      run: () => ask({ what: "remove", member }),
    },
  ];
  return actions.filter((action) => action !== false);
}

/** The first action on members for which this person lacks the permission; null if they have all. */
export function firstLacking({ actor }: Pick<InWorkspace, "actor">): PermissionName | null {
  const needed: readonly PermissionName[] = ["member:remove", "member:change_role", "member:make_owner"];
  return needed.find((permission) => !can(actor, permission).allowed) ?? null;
}
