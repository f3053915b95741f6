import { keyStates } from "@bailiwick/domain";
import { IconKey } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { client, trpc } from "../../api.ts";
import { ListWithState } from "../../feedback/ListWithState.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { KeysSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { type KeyAct, keyColumns } from "./columns.tsx";
import { EditKeyDialog } from "./EditKeyDialog.tsx";
import { type Key, type KeyPlace, namedPlace } from "./keys.ts";
import { RevokeKeyDialog } from "./RevokeKeyDialog.tsx";
import { RevokeSecretDialog } from "./RevokeSecretDialog.tsx";
import { RotateKeyDialog } from "./RotateKeyDialog.tsx";
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
  const [opened, setOpened] = useState<{ readonly act: KeyAct; readonly key: Key } | null>(null);
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
        place: () => present.current,
        onScopes: setShown,
        onAct: (act, key) => setOpened({ act, key }),
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
      {opened !== null && (
        <KeyDialog place={place} act={opened.act} of={opened.key} onClose={() => setOpened(null)} />
      )}
    </ListWithState>
  );
}

type Opened = {
  readonly place: KeyPlace;
  readonly act: KeyAct;
  readonly of: Key;
  readonly onClose: () => void;
};

function KeyDialog({ place, act, of: key, onClose }: Opened) {
  switch (act) {
    case "edit":
      return <EditKeyDialog place={place} edited={key} onClose={onClose} />;
    case "rotate":
      return <RotateKeyDialog place={place} rotated={key} onClose={onClose} />;
    case "endOld":
      return <RevokeSecretDialog place={place} rotated={key} onClose={onClose} />;
    case "revoke":
      return <RevokeKeyDialog place={place} revoked={key} onClose={onClose} />;
  }
}
