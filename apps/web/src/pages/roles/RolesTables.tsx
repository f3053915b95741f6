import type { RoleLevel } from "@bailiwick/domain";
import { useMemo } from "react";
import { standsAlone } from "../../kinds.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Section } from "../../ui/Section.tsx";
import { roleColumns } from "./columns.tsx";
import type { ListedRole } from "./roles.ts";

const t = texts.roles;

type Props = {
  /** The reader's own roles. */
  readonly yours: string;
  readonly heldLabel: string;
  /** Omitted for a read-only view. */
  readonly onDelete?: (role: ListedRole) => void;
};

const levels: readonly RoleLevel[] = ["organization", "workspace"];

/** The roles of both levels, with their holders and actions. */
export function RolesTables({ yours, heldLabel, onDelete }: Props) {
  const { blueprint, roles } = useTenant();
  // Deleting only opens a dialog, so it does not matter which render it comes from.
  const columns = useMemo(() => roleColumns(heldLabel, onDelete), [heldLabel, onDelete === undefined]);
  const flat = standsAlone(blueprint);
  const title = { organization: t.organizationRoles, workspace: t.workspaceRoles };
  const about = { organization: t.organizationRolesSay, workspace: t.workspaceRolesSay };
  return levels
    .map((level) => ({ level, items: roles.items.filter((role) => role.level === level) }))
    .filter(({ items }) => items.length > 0)
    .map(({ level, items }, at) => (
      <Section
        key={level}
        title={flat ? t.flatRoles : title[level]}
        description={`${flat ? "" : `${about[level]} `}${at === 0 ? yours : ""}`.trim()}
        flush
      >
        <DataTable
          label={flat ? t.flatRoles : title[level]}
          columns={columns}
          rows={items}
          rowId={(role) => role.key}
        />
      </Section>
    ));
}
