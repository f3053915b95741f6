import { can, canSeatAnother, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { PageTabs } from "../../shell/PageTabs.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { AddMemberDialog } from "./AddMemberDialog.tsx";
import { SeatsNote } from "./SeatsNote.tsx";
import { useSeats } from "./useSeats.ts";

const memberAdd = permission("member:add");
const invitationCreate = permission("invitation:create");

const t = texts.members;

/**
 * The people of the workspace, its teams and its invitations (V41, V52, M32-M38, P3, P14). The open dialog is in the
 * URL.
 */
export function MembersPage() {
  const navigate = useNavigate();
  const here = useWorkspace();
  const { actor, workspace } = here;
  const seats = useSeats(workspace);
  const { add = false } = useSearch({ from: "/_in/ws/$workspace/members" });
  const adding = can(actor, memberAdd);
  const may = adding.allowed || can(actor, invitationCreate).allowed;
  const decision = may ? canSeatAnother(seats) : adding;
  const showDialog = (shown: boolean) =>
    void navigate({
      to: ".",
      search: ({ add: _, ...kept }) => (shown ? { ...kept, add: true } : kept),
      replace: true,
    });
  const { members, pending, limit } = seats;
  return (
    <Page
      title={texts.pages.members}
      description={limit === null ? t.description : `${t.description} ${t.seats(members + pending, limit)}`}
      actions={
        <Guarded decision={decision} why={<Why here={here} permission="member:add" />}>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => showDialog(true)}>
            {t.add}
          </Button>
        </Guarded>
      }
    >
      <SeatsNote here={here} seats={seats} />
      <PageTabs of="members" scope="workspace" label={texts.pages.members} />
      <Outlet />
      {add && may && <AddMemberDialog here={here} seats={seats} onClose={() => showDialog(false)} />}
    </Page>
  );
}
