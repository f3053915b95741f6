import { Switch, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { DeletedWorkspaces } from "./DeletedWorkspaces.tsx";
import { rowOf } from "./rows.ts";
import { WorkspaceList } from "./WorkspaceList.tsx";

/**
 * The workspaces that the person can enter, in every organization. Deleted ones that they can restore come first,
 * because time is short (C31).
 */
export function MyWorkspaces({ organizations }: { readonly organizations: readonly OrganizationSummary[] }) {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<boolean | null>(null);
  const query = useQuery({
    ...trpc.workspaces.mine.queryOptions({ search, includeArchived: true, withPermissions: true }),
    placeholderData: keepPreviousData,
  });
  const all = query.data?.items.map((item) => {
    const organization = organizations.find(({ id }) => id === item.organization.id) ?? null;
    return rowOf(me, item, item.organization, item, organization);
  });
  // People who archived all of theirs see them, instead of an empty list.
  const withArchived =
    chosen ?? (search === "" && all !== undefined && !all.some(({ state }) => state === "active"));
  const deleted = all?.filter(({ state }) => state === "pending_deletion") ?? [];
  const rows = all?.filter(({ state }) => state === "active" || (withArchived && state === "archived"));
  return (
    <>
      {deleted.length > 0 && <DeletedWorkspaces rows={deleted} />}
      <WorkspaceList
        query={{ ...query, data: rows }}
        narrowed={search !== ""}
        withOrganization={organizations.length > 0}
        onSearch={setSearch}
        foot={<Foot shown={rows?.length ?? 0} more={(query.data?.total ?? 0) - (all?.length ?? 0)} />}
        filter={
          <Switch
            label={texts.workspaces.includeArchived}
            checked={withArchived}
            onChange={(event) => setChosen(event.currentTarget.checked)}
          />
        }
      />
    </>
  );
}

/** The total; if the list ends earlier, it says so. */
function Foot({ shown, more }: { readonly shown: number; readonly more: number }) {
  const { counted, countedOf } = texts.common;
  return (
    <Text
      size="xs"
      c="dimmed"
      px={{ base: "md", sm: "lg" }}
      py="sm"
      style={{ borderTop: "1px solid var(--line)" }}
      aria-live="polite"
    >
      {more === 0
        ? counted(shown, false)
        : `${countedOf(shown, number(shown + more))}. ${texts.workspaces.searchForMore}`}
    </Text>
  );
}
