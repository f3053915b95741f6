import { can, permission } from "@bailiwick/domain";
import { IconUsers } from "@tabler/icons-react";
import { useMemo, useState } from "react";
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
import { isNarrowed, listed, sortingOf } from "../members/PeopleBar.tsx";
import { SeveralBar } from "../members/several/SeveralBar.tsx";
import { ChangePersonRoleDialog } from "./ChangePersonRoleDialog.tsx";
import { LeaveOrganizationDialog } from "./LeaveOrganizationDialog.tsx";
import { type OrganizationMember, organizationMemberOf, type PersonAsk } from "./people.ts";
import { peopleColumns } from "./peopleColumns.tsx";
import { RemovePersonDialog } from "./RemovePersonDialog.tsx";
import { severalPeople } from "./severalPeople.ts";
import type { InOrganization } from "./useOrganization.ts";

const organizationMemberChangeRole = permission("organization_member:change_role");
const organizationMemberRemove = permission("organization_member:remove");

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  readonly search: PeopleSearch;
  readonly onSearch: (change: { sort: "added" | undefined; descending: boolean }) => void;
};

/** The people of an organization, page by page, each with their actions. */
export function PeopleTable({ here, search, onSearch }: Props) {
  const [asked, setAsked] = useState<PersonAsk | null>(null);
  const [leaving, setLeaving] = useState(false);
  const input = { organization: here.organization.id, ...listed(search) };
  const pages = usePages(trpc.members.list.infiniteQueryKey(input), async (cursor) => {
    const page = await client.members.list.query({ ...input, cursor, counted: cursor === null });
    return { ...page, items: page.items.map(organizationMemberOf) };
  });
  const picked = usePicked();
  const { actor } = here;
  const mayPick =
    can(actor, organizationMemberChangeRole).allowed || can(actor, organizationMemberRemove).allowed;
  const columns = useMemo(
    () => peopleColumns({ ask: setAsked, leave: () => setLeaving(true) }, mayPick),
    [mayPick],
  );
  const close = () => setAsked(null);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(people: OrganizationMember[]) =>
          people.length === 0 ? (
            <Empty
              icon={<IconUsers size={22} />}
              title={isNarrowed(search) ? t.noneFoundTitle : t.emptyTitle}
              description={isNarrowed(search) ? t.noneFoundDescription : t.emptyDescription}
            />
          ) : (
            <Picking value={picked}>
              {mayPick && <SeveralBar rows={people} picked={picked} rules={severalPeople(here)} />}
              <DataTable
                label={texts.pages.people}
                columns={columns}
                rows={people}
                rowId={(person) => person.userId}
                sorting={sortingOf(search, onSearch)}
              />
              <PagesFoot pages={pages} />
            </Picking>
          )
        }
      </Loaded>
      {asked?.what === "remove" && <RemovePersonDialog here={here} person={asked.person} onClose={close} />}
      {asked?.what === "change_role" && (
        <ChangePersonRoleDialog here={here} person={asked.person} role={asked.role} onClose={close} />
      )}
      {leaving && <LeaveOrganizationDialog here={here} onClose={() => setLeaving(false)} />}
    </>
  );
}
