import { Switch, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { DeletedWorkspaces } from "./DeletedWorkspaces.tsx";
import { rowOf } from "./rows.ts";
import { WorkspaceList } from "./WorkspaceList.tsx";

/** The API tells so many, and the others only to who searches for them. */
const most = 1000;

/**
 * The workspaces that the person can enter, in every organization. Those that were deleted, and that they can bring back,
 * stand first: there is little time (C31).
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
  // Who has archived all of theirs is shown them, and not that there are none.
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
        foot={<Foot count={rows?.length ?? 0} isWhole={(all?.length ?? 0) < most} />}
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

/** How many they are; the list ends somewhere, and says so. */
function Foot({ count, isWhole }: { readonly count: number; readonly isWhole: boolean }) {
  const counted = texts.common.counted(count, !isWhole);
  return (
    <Text
      size="xs"
      c="dimmed"
      px="lg"
      py="sm"
      style={{ borderTop: "1px solid var(--line)" }}
      aria-live="polite"
    >
      {isWhole ? counted : `${counted}. ${texts.workspaces.searchForMore}`}
    </Text>
  );
}
