import { Group, Paper } from "@mantine/core";
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
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { OwnLimitDialog } from "./OwnLimitDialog.tsx";
import { accountActions, accountColumns, type PersonAsk } from "./peopleColumns.tsx";
import { SuspensionDialog } from "./SuspensionDialog.tsx";

const t = texts.platform;

/** The people of the instance, page by page, with a search by name or address. */
export function PeopleTable() {
  const me = useMe();
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState<PersonAsk | null>(null);
  const columns = useMemo(() => {
    const actor = actorOnPlatform(me);
    return accountColumns((person) => accountActions(actor, person, setAsked));
  }, [me]);
  const pages = usePages(trpc.platform.people.infiniteQueryKey({ search }), (cursor) =>
    client.platform.people.query({ search, cursor }),
  );
  const close = () => setAsked(null);
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <Group p="lg" style={{ borderBottom: "1px solid var(--line)" }}>
        <SearchField label={t.peopleSearch} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
      </Group>
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
              <DataTable label={texts.pages.people} columns={columns} rows={people} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {asked?.what === "suspension" && <SuspensionDialog person={asked.person} onClose={close} />}
      {asked?.what === "limit" && <OwnLimitDialog person={asked.person} onClose={close} />}
    </Paper>
  );
}
