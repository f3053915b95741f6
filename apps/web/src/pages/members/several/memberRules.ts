import { canChangeRole, canRemove } from "@bailiwick/domain";
import { otherOwners } from "../../../access.ts";
import { texts } from "../../../texts/index.ts";
import type { InWorkspace } from "../../../workspace.ts";
import { type Member, onOwnRole, ownRole } from "../members.ts";
import type { SeveralRules } from "./several.ts";

const t = texts.members.several;

/** What can be done to several members of a workspace, each decided as if they were the only one. */
export function memberRules({ actor, workspace }: InWorkspace): SeveralRules<Member> {
  return {
    place: { workspace: workspace.id },
    roles: actor.roles.workspace,
    roleOf: ownRole,
    canGive: (member, role) =>
      onOwnRole(member, (target) =>
        canChangeRole(actor, target, role, { otherOwners: otherOwners(workspace, target) }),
      ),
    canTake: (member) =>
      onOwnRole(member, (target) =>
        canRemove(actor, target, { otherOwners: otherOwners(workspace, target) }),
      ),
    effects: [t.fromWorkspace, t.history],
  };
}
