import { canRevokeKey, keyStates } from "@bailiwick/domain";
import { IconKey } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { client, trpc } from "../../api.ts";
import { ListWithState } from "../../feedback/ListWithState.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { KeysSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
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
  return (
    <ListWithState
      label={texts.pages.keys}
      words={t}
      states={keyStates}
      search={search}
      onSearch={onSearch}
      pages={pages}
      columns={columns}
      icon={<IconKey size={22} />}
      emptyDescription={issues ? t.emptyDescription : t.emptyReading}
    >
      {shown !== null && <ScopesDialog place={place} issued={shown} onClose={() => setShown(null)} />}
      {revoking !== null && (
        <RevokeKeyDialog place={place} revoked={revoking} onClose={() => setRevoking(null)} />
      )}
    </ListWithState>
  );
}
