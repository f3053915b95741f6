import { IconUsers } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../pages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
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
  const pages = usePages(trpc.members.list.infiniteQueryKey({ workspace: workspace.id, search }), (cursor) =>
    client.members.list.query({ workspace: workspace.id, search, cursor }),
  );
  // Leaving only opens a dialog; which render it comes from makes no difference.
  const columns = useMemo(
    () => memberColumns({ ask: setAsked, leave: () => lifecycle.leave(workspace) }),
    [workspace.id, workspace.name],
  );
  const close = () => setAsked(null);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
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
              <PagesFoot pages={pages} />
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
