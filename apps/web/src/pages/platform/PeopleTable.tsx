import { Paper } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { actorOnPlatform } from "../../access.ts";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Filter, ListBar, OrderSelect } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { OwnLimitDialog } from "./OwnLimitDialog.tsx";
import { accountActions, accountColumns, type PersonAsk } from "./peopleColumns.tsx";
import { ResetFactorDialog } from "./ResetFactorDialog.tsx";
import { SuspensionDialog } from "./SuspensionDialog.tsx";
import { useOrder } from "./useOrder.ts";

const t = texts.platform;

type AccountState = keyof typeof t.accountStates;
const accountStates = Object.keys(t.accountStates) as AccountState[];

/** The people of the instance, page by page, with a search by name or address. */
export function PeopleTable() {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [state, setState] = useState<AccountState | null>(null);
  const [asked, setAsked] = useState<PersonAsk | null>(null);
  const columns = useMemo(() => {
    const actor = actorOnPlatform(me);
    return accountColumns((person) => accountActions(actor, person, setAsked));
  }, [me]);
  const { order, sorting } = useOrder();
  const wanted = { search, state, ...order };
  const pages = usePages(trpc.platform.people.infiniteQueryKey(wanted), (cursor) =>
    client.platform.people.query({ ...wanted, cursor, counted: cursor === null }),
  );
  const close = () => setAsked(null);
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar end={<OrderSelect orders={t.orders} sorting={sorting} />}>
        <SearchField label={t.peopleSearch} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
        <Filter
          label={texts.common.state}
          placeholder={t.anyState}
          values={accountStates}
          labelOf={(each) => t.accountStates[each]}
          value={state}
          onChange={setState}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(people) =>
          people.length === 0 ? (
            <Empty
              icon={<IconUsers size={22} />}
              title={t.peopleNoneTitle}
              description={t.peopleNoneDescription}
            />
          ) : (
            <>
              <DataTable
                label={texts.pages.people}
                columns={columns}
                rows={people}
                rowId={({ id }) => id}
                sorting={sorting}
              />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {asked?.what === "suspension" && <SuspensionDialog person={asked.person} onClose={close} />}
      {asked?.what === "factor" && <ResetFactorDialog person={asked.person} onClose={close} />}
      {asked?.what === "limit" && <OwnLimitDialog person={asked.person} onClose={close} />}
    </Paper>
  );
}
