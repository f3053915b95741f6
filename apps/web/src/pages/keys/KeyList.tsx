import { canRevokeKey, keyStates } from "@bailiwick/domain";
import { Button, Paper } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { changed, type KeysSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Filter, ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { keyColumns } from "./columns.tsx";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";
import { RevokeKeyDialog } from "./RevokeKeyDialog.tsx";
import { ScopesDialog } from "./ScopesDialog.tsx";

const t = texts.keys;

type Props = {
  readonly place: KeyPlace;
  /** Whether the reader can issue keys. */
  readonly issues: boolean;
  readonly search: KeysSearch;
  readonly onSearch: (search: KeysSearch) => void;
};

/** The keys of a workspace or an organization, newest first. */
export function KeyList({ place, issues, search, onSearch }: Props) {
  const [shown, setShown] = useState<Key | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const wanted = { ...namedPlace(place), search: search.search ?? "", state: search.state ?? null };
  const pages = usePages(trpc.keys.list.infiniteQueryKey(wanted), (cursor) =>
    client.keys.list.query({ ...wanted, cursor, counted: cursor === null }),
  );
  const present = useRef(place);
  present.current = place;
  // The rows are rendered again only when the reader's permissions change.
  const columns = useMemo(
    () =>
      keyColumns({
        decide: (key) => canRevokeKey(present.current.actor, present.current.level, factsOfKey(key)),
        onScopes: setShown,
        onRevoke: setRevoking,
      }),
    [place.actor.permissions],
  );
  const look = (change: Parameters<typeof changed<KeysSearch>>[1]) => onSearch(changed(search, change));
  const narrowed = search.search !== undefined || search.state !== undefined;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar>
        <SearchField
          label={t.search}
          clearLabel={texts.common.clearSearch}
          initial={search.search ?? ""}
          onSearch={(text) => look({ search: text })}
        />
        <Filter
          label={t.stateFilter}
          placeholder={t.anyState}
          values={keyStates}
          labelOf={(value) => t.states[value]}
          value={search.state ?? null}
          onChange={(next) => look({ state: next ?? undefined })}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(keys: Key[]) =>
          keys.length === 0 ? (
            <Empty
              icon={<IconKey size={22} />}
              title={narrowed ? t.noneFoundTitle : t.emptyTitle}
              description={narrowed ? t.noneFoundDescription : issues ? t.emptyDescription : t.emptyReading}
            >
              {narrowed && (
                <Button variant="default" onClick={() => onSearch({})}>
                  {t.showAll}
                </Button>
              )}
            </Empty>
          ) : (
            <>
              <DataTable label={texts.pages.keys} columns={columns} rows={keys} rowId={(key) => key.id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {shown !== null && <ScopesDialog place={place} issued={shown} onClose={() => setShown(null)} />}
      {revoking !== null && (
        <RevokeKeyDialog place={place} revoked={revoking} onClose={() => setRevoking(null)} />
      )}
    </Paper>
  );
}
