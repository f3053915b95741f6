import { invitationStates } from "@bailiwick/domain";
import { IconMail } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { ListWithState } from "../../feedback/ListWithState.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { InvitationsSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { invitationColumns } from "./columns.tsx";
import { type Invitation, type InvitingPlace, namedPlace } from "./invitations.ts";
import { RevokeDialog } from "./RevokeDialog.tsx";
import { useInvitationActions } from "./useInvitationActions.tsx";

const t = texts.invitations;

type Props = {
  readonly place: InvitingPlace;
  readonly search: InvitationsSearch;
  readonly onSearch: (search: InvitationsSearch) => void;
};

/** The invitations to a workspace or an organization, newest first, each with its actions. */
export function InvitationList({ place, search, onSearch }: Props) {
  const { level, id, actor } = place;
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const actionsOf = useInvitationActions(place, setRevoking);
  const wanted = { ...namedPlace(place), search: search.search ?? "", state: search.state ?? null };
  const pages = usePages(trpc.invitations.list.infiniteQueryKey(wanted), (cursor) =>
    client.invitations.list.query({ ...wanted, cursor, counted: cursor === null }),
  );
  const columns = useMemo(
    () => invitationColumns(actor.roles[level], actionsOf),
    [level, id, actor.roles, actionsOf],
  );
  return (
    <ListWithState
      label={texts.pages.invitations}
      words={t}
      states={invitationStates}
      search={search}
      onSearch={onSearch}
      pages={pages}
      columns={columns}
      icon={<IconMail size={22} />}
      emptyDescription={t.emptyDescription}
    >
      {revoking !== null && (
        <RevokeDialog place={place} invitation={revoking} onClose={() => setRevoking(null)} />
      )}
    </ListWithState>
  );
}
