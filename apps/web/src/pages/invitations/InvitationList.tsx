import { invitationStates } from "@bailiwick/domain";
import { Button, Paper } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import type { InvitationsSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Filter, ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
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
  const look = (change: { search?: string; state?: InvitationsSearch["state"] | undefined }) => {
    const { search: text = "", state } = { ...search, ...change };
    onSearch({ ...(text === "" ? {} : { search: text }), ...(state === undefined ? {} : { state }) });
  };
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
          values={invitationStates}
          labelOf={(value) => t.states[value]}
          value={search.state ?? null}
          onChange={(next) => look({ state: next ?? undefined })}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(invitations: Invitation[]) =>
          invitations.length === 0 ? (
            <Empty
              icon={<IconMail size={22} />}
              title={narrowed ? t.noneFoundTitle : t.emptyTitle}
              description={narrowed ? t.noneFoundDescription : t.emptyDescription}
            >
              {narrowed && (
                <Button variant="default" onClick={() => onSearch({})}>
                  {t.showAll}
                </Button>
              )}
            </Empty>
          ) : (
            <>
              <DataTable
                label={texts.pages.invitations}
                columns={columns}
                rows={invitations}
                rowId={(invitation) => invitation.id}
              />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {revoking !== null && (
        <RevokeDialog place={place} invitation={revoking} onClose={() => setRevoking(null)} />
      )}
    </Paper>
  );
}
