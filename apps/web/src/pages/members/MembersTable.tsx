import { can } from "@bailiwick/domain";
import { IconUsers } from "@tabler/icons-react";
import { useMemo } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Picking, usePicked } from "../../ui/Picked.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { memberColumns } from "./columns.tsx";
import { type Member, peopleInWords } from "./members.ts";
import { memberRules } from "./several/memberRules.ts";
import { SeveralBar } from "./several/SeveralBar.tsx";
import { useMemberActs } from "./useMemberActs.tsx";

const t = texts.members;

/** Whether there is anything that this person can do to several members. */
const changesSeveral = ({ actor }: InWorkspace) =>
  can(actor, "member:change_role").allowed || can(actor, "member:remove").allowed;

/** Everybody who has access, page by page, with where it comes from and what can be done. */
export function MembersTable({ here, search }: { readonly here: InWorkspace; readonly search: string }) {
  const { workspace } = here;
  const { ways, dialogs } = useMemberActs(here);
  const picked = usePicked();
  const mayPick = changesSeveral(here);
  const pages = usePages(trpc.members.list.infiniteQueryKey({ workspace: workspace.id, search }), (cursor) =>
    client.members.list.query({ workspace: workspace.id, search, cursor }),
  );
  // The ways only open a dialog; which render they come from makes no difference.
  const columns = useMemo(() => memberColumns(ways, mayPick), [workspace.id, workspace.name, mayPick]);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(members: Member[]) => {
          if (members.length === 0) {
            const found = search === "";
            return (
              <Empty
                icon={<IconUsers size={22} />}
                title={found ? t.emptyTitle : t.noneFoundTitle}
                description={found ? t.emptyDescription : t.noneFoundDescription}
              />
            );
          }
          return (
            <Picking value={picked}>
              {mayPick && <SeveralBar rows={members} picked={picked} rules={memberRules(here)} />}
              <DataTable
                label={texts.pages.members}
                columns={columns}
                rows={members}
                rowId={(member) => member.userId}
              />
              <PagesFoot
                pages={pages}
                total={search === "" ? peopleInWords(workspace.memberCount) : undefined}
              />
            </Picking>
          );
        }}
      </Loaded>
      {dialogs}
    </>
  );
}
