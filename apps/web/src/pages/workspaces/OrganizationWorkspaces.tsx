import { workspaceStates } from "@bailiwick/domain";
import { Select } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { ShowMore } from "../../ui/ShowMore.tsx";
import { rowOf } from "./rows.ts";
import { WorkspaceList } from "./WorkspaceList.tsx";

/** Every workspace of an organization, page by page, in any state. */
export function OrganizationWorkspaces({ organization }: { readonly organization: OrganizationSummary }) {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [state, setState] = useState<string | null>(null);
  const chosen = workspaceStates.find((each) => each === state) ?? null;
  const query = useInfiniteQuery({
    ...trpc.workspaces.list.infiniteQueryOptions(
      { organization: organization.id, search, state: chosen },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  });
  // The list tells what there is; which role the person has in each, their own list knows.
  const mine = useQuery(trpc.workspaces.mine.queryOptions({ includeArchived: true }));
  const roles = new Map(mine.data?.items.map(({ id, role }) => [id, role]));
  const rows = query.data?.pages
    .flatMap((page) => page.items)
    .map((item) => rowOf(me, item, organization, roles.get(item.id) ?? null, organization));
  return (
    <WorkspaceList
      query={{ ...query, data: rows }}
      narrowed={search !== "" || chosen !== null}
      onSearch={setSearch}
      filter={
        <Select
          aria-label={texts.workspaces.stateFilter}
          placeholder={texts.workspaces.anyState}
          data={workspaceStates.map((value) => ({ value, label: texts.common.states[value] }))}
          value={state}
          onChange={setState}
          clearable
          w={160}
        />
      }
      foot={
        <ShowMore
          says={texts.common.counted(rows?.length ?? 0, query.hasNextPage)}
          label={texts.common.showMore}
          hasMore={query.hasNextPage}
          busy={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      }
    />
  );
}
