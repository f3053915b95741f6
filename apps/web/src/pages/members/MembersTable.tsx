import { IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ShowMore } from "../../ui/ShowMore.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import { memberColumns } from "./columns.tsx";
import { MakeOwnerDialog } from "./MakeOwnerDialog.tsx";
import type { Member, MemberAsk } from "./members.ts";
import { RemoveMemberDialog } from "./RemoveMemberDialog.tsx";

const says = texts.members;

/** The members, page by page, with what can be done to each. */
export function MembersTable({ here, search }: { readonly here: InWorkspace; readonly search: string }) {
  const { workspace } = here;
  const [asked, setAsked] = useState<MemberAsk | null>(null);
  const lifecycle = useLifecycle();
  const query = useInfiniteQuery({
    ...trpc.members.list.infiniteQueryOptions(
      { workspace: workspace.id, search },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  // Leaving only opens a dialog; which render it comes from makes no difference.
  const columns = useMemo(
    () => memberColumns(here, { ask: setAsked, leave: () => lifecycle.leave(workspace) }),
    [here.workspace, here.me],
  );
  const close = () => setAsked(null);
  return (
    <>
      <Loaded query={{ ...query, data: rows }} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(members: Member[]) => {
          if (members.length === 0) {
            const found = search === "";
            return (
              <Empty
                icon={<IconUsers size={22} />}
                title={found ? says.emptyTitle : says.noneFoundTitle}
                says={found ? says.emptySays : says.noneFoundSays}
              />
            );
          }
          return (
            <>
              <DataTable
                label={says.title}
                columns={columns}
                rows={members}
                rowId={(member) => member.userId}
              />
              <ShowMore
                says={texts.common.counted(members.length, query.hasNextPage)}
                label={texts.common.showMore}
                hasMore={query.hasNextPage}
                busy={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          );
        }}
      </Loaded>
      {asked?.what === "remove" && <RemoveMemberDialog here={here} member={asked.member} onClose={close} />}
      {asked?.what === "make_owner" && <MakeOwnerDialog here={here} member={asked.member} onClose={close} />}
      {lifecycle.dialogs}
    </>
  );
}
