import { can, permission } from "@bailiwick/domain";
import { IconUsers } from "@tabler/icons-react";
import { useMemo } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { PeopleSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Picking, usePicked } from "../../ui/Picked.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { memberColumns } from "./columns.tsx";
import type { Member } from "./members.ts";
import { isNarrowed, listed, sortingOf } from "./PeopleBar.tsx";
import { memberRules } from "./several/memberRules.ts";
import { SeveralBar } from "./several/SeveralBar.tsx";
import { useMemberActs } from "./useMemberActs.tsx";

const memberChangeRole = permission("member:change_role");
const memberRemove = permission("member:remove");

const t = texts.members;

/** Whether this person can do anything to several members. */
const changesSeveral = ({ actor }: InWorkspace) =>
  can(actor, memberChangeRole).allowed || can(actor, memberRemove).allowed;

type Props = {
  readonly search: PeopleSearch;
  readonly onSearch: (change: { sort: "added" | undefined; descending: boolean }) => void;
};

/** Everyone with access, page by page, with its sources and actions. */
export function MembersTable({ search, onSearch }: Props) {
  const here = useWorkspace();
  const { workspace } = here;
  const { ways, dialogs } = useMemberActs(here);
  const picked = usePicked();
  const mayPick = changesSeveral(here);
  const asked = { workspace: workspace.id, ...listed(search) };
  const pages = usePages(trpc.members.list.infiniteQueryKey(asked), (cursor) =>
    client.members.list.query({ ...asked, cursor, counted: cursor === null }),
  );
  // The actions only open a dialog, so it does not matter which render they come from.
  const columns = useMemo(() => memberColumns(ways, mayPick), [workspace.id, workspace.name, mayPick]);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(members: Member[]) => {
          if (members.length === 0) {
            const narrowed = isNarrowed(search);
            return (
              <Empty
                icon={<IconUsers size={22} />}
                title={narrowed ? t.noneFoundTitle : t.emptyTitle}
                description={narrowed ? t.noneFoundDescription : t.emptyDescription}
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
                sorting={sortingOf(search, onSearch)}
              />
              <PagesFoot pages={pages} />
            </Picking>
          );
        }}
      </Loaded>
      {dialogs}
    </>
  );
}
