import { workspaceStates } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationSummary } from "../../access.ts";
import { client, trpc } from "../../api.ts";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Filter } from "../../ui/ListBar.tsx";
import { NoAccessYet } from "./NoAccessYet.tsx";
import { noOwnRole, rowOf } from "./rows.ts";
import { WorkspaceList } from "./WorkspaceList.tsx";

/** Every workspace of an organization, page by page, in any state. */
export function OrganizationWorkspaces({ organization }: { readonly organization: OrganizationSummary }) {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [state, setState] = useState<(typeof workspaceStates)[number] | null>(null);
  const asked = { organization: organization.id, search, state };
  const pages = usePages(trpc.workspaces.list.infiniteQueryKey(asked), (cursor) =>
    client.workspaces.list.query({ ...asked, cursor, counted: cursor === null }),
  );
  // The list returns what exists; the person's role in each comes from their own list.
  const mine = useQuery(trpc.workspaces.mine.queryOptions({ includeArchived: true, withPermissions: true }));
  const own = new Map(mine.data?.items.map((item) => [item.id, item]));
  const rows = pages.data?.map((item) =>
    rowOf(me, item, organization, own.get(item.id) ?? noOwnRole, organization),
  );
  return (
    <WorkspaceList
      query={{ ...pages, data: rows }}
      narrowed={search !== "" || state !== null}
      onSearch={setSearch}
      filter={
        <Filter
          label={texts.workspaces.stateFilter}
          placeholder={texts.workspaces.anyState}
          values={workspaceStates}
          labelOf={(value) => texts.common.states[value]}
          value={state}
          onChange={setState}
        />
      }
      foot={<PagesFoot pages={pages} />}
      {...(organization.permissions.includes("workspace:create")
        ? {}
        : { empty: <NoAccessYet organization={organization} /> })}
    />
  );
}
