import { isPermissionName, type PermissionName, type Roles } from "@bailiwick/domain";
import { Select, Stack } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { askable, asTitle, groupName } from "./askable.ts";
import { Explanation, type Question } from "./Explanation.tsx";

const t = texts.access;

type Props = Omit<Question, "permission"> & {
  /** The roles of the workspace's organization: their permissions can be asked about. */
  readonly roles: Roles;
  /** The initial question; without it the person chooses. */
  readonly initial?: PermissionName;
};

/** Asks what someone can do: in plain words, one permission at a time, and with the reason. */
export function AskAccess({ roles, initial, ...about }: Props) {
  const [permission, setPermission] = useState<PermissionName | null>(initial ?? null);
  const self = about.userId === undefined && about.team === undefined;
  return (
    <Stack gap="md">
      <Select
        label={self ? t.askSelf : t.ask}
        placeholder={t.askPlaceholder}
        data={askable(roles, about.blueprint).map(({ level, rows }) => ({
          group: groupName(level),
          items: rows.map((row) => ({ value: row.name, label: asTitle(row) })),
        }))}
        value={permission}
        onChange={(next) => setPermission(next !== null && isPermissionName(next) ? next : null)}
        searchable
        allowDeselect={false}
        maxDropdownHeight={280}
      />
      {permission !== null && <Explanation {...about} permission={permission} />}
    </Stack>
  );
}
