import { can, canCopyAndReplaceRole, canDeleteRole, canUpdateRole, permission } from "@bailiwick/domain";
import { IconCopy, IconPencil, IconReplace, IconTrash } from "@tabler/icons-react";
import type { Tenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import { draftOf, type ListedRole, reachOf, replacementOf } from "./roles.ts";

const roleCreate = permission("role:create");

const t = texts.roles;
const icon = { size: 16, "aria-hidden": true } as const;

type Ways = {
  readonly edit: () => void;
  readonly copy: () => void;
  readonly replace: () => void;
  readonly remove: () => void;
};

/** The actions on a role. */
export function roleActions({ actor, blueprint, roles }: Tenant, role: ListedRole, ways: Ways): Action[] {
  const { level, key } = role;
  const reach = reachOf(roles, role, blueprint);
  return [
    {
      label: t.edit,
      icon: <IconPencil {...icon} />,
      decision: canUpdateRole(actor, key, draftOf(role), reach),
      run: ways.edit,
    },
    {
      label: t.copy,
      icon: <IconCopy {...icon} />,
      decision: can(actor, roleCreate),
      run: ways.copy,
    },
    ...(role.builtIn
      ? [
          {
            label: t.replace,
            icon: <IconReplace {...icon} />,
            decision: canCopyAndReplaceRole(actor, key, replacementOf(role), reach),
            run: ways.replace,
          },
        ]
      : []),
    {
      label: t.delete,
      icon: <IconTrash {...icon} />,
      // The dialog asks for the replacement.
      decision: canDeleteRole(actor, level, key, null, { ...reach, granted: 0 }),
      danger: true,
      run: ways.remove,
    },
  ];
}
