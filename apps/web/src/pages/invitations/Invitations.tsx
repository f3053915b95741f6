import { can, permission } from "@bailiwick/domain";
import { IconLock } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Empty } from "../../ui/Empty.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { useSeats } from "../members/useSeats.ts";
import { InvitationList } from "./InvitationList.tsx";

const invitationRead = permission("invitation:read");

/** The invitations to the workspace. The search is in the URL. */
export function Invitations() {
  const navigate = useNavigate();
  const here = useWorkspace();
  const { workspace, address, actor } = here;
  const seats = useSeats(workspace);
  const search = useSearch({ from: "/_in/ws/$workspace/members/invitations" });
  const decision = can(actor, invitationRead);
  if (!decision.allowed) {
    return (
      <Empty
        icon={<IconLock size={22} />}
        title={texts.problems.cannotSeeTitle}
        description={sentenceOf(decision)}
      >
        <Why here={here} permission="invitation:read" />
      </Empty>
    );
  }
  return (
    <InvitationList
      key={workspace.id}
      place={{ level: "workspace", id: workspace.id, actor, seats }}
      search={search}
      onSearch={(next) =>
        void navigate({ ...paths.invitations({ workspace: address }, next), replace: true })
      }
    />
  );
}
