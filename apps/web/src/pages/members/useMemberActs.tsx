import type { PermissionName } from "@bailiwick/domain";
import { type ReactNode, useState } from "react";
import type { InWorkspace } from "../../workspace.ts";
import { WhyFor } from "../access/Why.tsx";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import { AddMemberDialog } from "./AddMemberDialog.tsx";
import { ChangeRoleDialog } from "./ChangeRoleDialog.tsx";
import { MakeOwnerDialog } from "./MakeOwnerDialog.tsx";
import type { MemberWays } from "./memberActions.tsx";
import type { MemberAsk } from "./members.ts";
import { RemoveMemberDialog } from "./RemoveMemberDialog.tsx";
import { useSeats } from "./useSeats.ts";

/** The actions on members that need a dialog first. `dialogs` has to be rendered on the page. */
export function useMemberActs(here: InWorkspace): {
  readonly ways: MemberWays;
  readonly dialogs: ReactNode;
} {
  const { workspace } = here;
  const [asked, setAsked] = useState<MemberAsk | null>(null);
  const [lacking, setLacking] = useState<PermissionName | null>(null);
  const seats = useSeats(workspace);
  const lifecycle = useLifecycle();
  const close = () => setAsked(null);
  const shared = { here, onClose: close };
  return {
    ways: { ask: setAsked, leave: () => lifecycle.leave(workspace), why: setLacking },
    dialogs: (
      <>
        {asked?.what === "change_role" && (
          <ChangeRoleDialog {...shared} member={asked.member} role={asked.role} />
        )}
        {asked?.what === "remove" && <RemoveMemberDialog {...shared} member={asked.member} />}
        {asked?.what === "make_owner" && <MakeOwnerDialog {...shared} member={asked.member} />}
        {asked?.what === "give_own" && (
          <AddMemberDialog {...shared} seats={seats} email={asked.member.email} />
        )}
        {lacking !== null && <WhyFor here={here} permission={lacking} onClose={() => setLacking(null)} />}
        {lifecycle.dialogs}
      </>
    ),
  };
}
