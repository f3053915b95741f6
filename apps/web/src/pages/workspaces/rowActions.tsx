import { canOffer, type LifecycleAction, type WorkspaceFacts } from "@bailiwick/domain";
import {
  IconArchive,
  IconArchiveOff,
  IconArrowRight,
  IconInfoCircle,
  IconRestore,
  IconStar,
  IconTrash,
} from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import type { Lifecycle } from "../lifecycle/useLifecycle.tsx";
import type { WorkspaceRow } from "./rows.ts";

const t = texts.workspaces;
const icon = { size: 16, "aria-hidden": true } as const;

type Ways = { readonly open: () => void; readonly details: () => void };

/** The actions on a workspace in the list, without those that its blueprint never offers. */
export function rowActions(row: WorkspaceRow, lifecycle: Lifecycle, { open, details }: Ways): Action[] {
  const { blueprint } = row.actor;
  // A list does not include the number of active ones. The dialog loads the workspace and decides with its facts.
  const facts: WorkspaceFacts = {
    ...row,
    activeWorkspaces: Number.POSITIVE_INFINITY,
    activeLimit: null,
    plan: null,
  };
  const decision = (action: LifecycleAction) => canOffer(row.actor, action, facts);
  const archived = row.state === "archived";
  const deleted = row.state === "pending_deletion";
  const actions: (Action | false)[] = [
    !deleted && { label: t.open, icon: <IconArrowRight {...icon} />, run: open },
    !deleted && { label: t.details, icon: <IconInfoCircle {...icon} />, run: details },
    blueprint?.defaultWorkspace.kind === "one" &&
      !row.isDefault &&
      !deleted && {
        label: t.setDefault,
        icon: <IconStar {...icon} />,
        decision: decision("set_default"),
        run: () => lifecycle.setDefault(row),
      },
    blueprint?.archive.offered === true &&
      row.state === "active" && {
        label: t.archive,
        icon: <IconArchive {...icon} />,
        decision: decision("archive"),
        run: () => lifecycle.archive(row),
      },
    archived && {
      label: t.unarchive,
      icon: <IconArchiveOff {...icon} />,
      decision: decision("unarchive"),
      run: () => lifecycle.unarchive(row),
    },
    deleted && {
      label: texts.lifecycle.restore,
      icon: <IconRestore {...icon} />,
      decision: decision("restore"),
      run: () => lifecycle.restore(row),
    },
    blueprint?.deletion !== null &&
      !deleted && {
        label: t.remove,
        icon: <IconTrash {...icon} />,
        decision: decision("request_deletion"),
        danger: true,
        run: () => lifecycle.remove(row),
      },
  ];
  return actions.filter((action) => action !== false);
}
