import { Switch } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { rowOf } from "./rows.ts";
import { WorkspaceList } from "./WorkspaceList.tsx";

/** The workspaces that the person can enter, in every organization. */
export function MyWorkspaces({ organizations }: { readonly organizations: readonly OrganizationSummary[] }) {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [includeArchived, setIncludeArchived] = useState(false);
  const query = useQuery({
    ...trpc.workspaces.mine.queryOptions({ search, includeArchived }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.items.map((item) => {
    const organization = organizations.find(({ id }) => id === item.organization.id) ?? null;
    return rowOf(me, item, item.organization, item.role, organization);
  });
  return (
    <WorkspaceList
      query={{ ...query, data: rows }}
      narrowed={search !== ""}
      withOrganization={organizations.length > 0}
      onSearch={setSearch}
      filter={
        <Switch
          label={texts.workspaces.includeArchived}
          checked={includeArchived}
          onChange={(event) => setIncludeArchived(event.currentTarget.checked)}
        />
      }
    />
  );
}
