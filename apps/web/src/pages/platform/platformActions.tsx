import {
  type Actor,
  allOf,
  type Blueprint,
  can,
  canHappen,
  canRescue,
  type LifecycleAction,
  lifecycle,
} from "@bailiwick/domain";
import { IconLifebuoy, IconLink, IconRestore } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import type { PlatformWorkspace } from "./WorkspacesSection.tsx";

const t = texts.platform;
const icon = { size: 16, "aria-hidden": true } as const;

/** The requested action on a workspace, which needs a dialog first. */
export type PlatformAsk = { readonly what: "slug" | "rescue"; readonly workspace: PlatformWorkspace };

type Ways = { readonly ask: (asked: PlatformAsk) => void; readonly restore: (id: string) => void };

/** The platform admin's actions on a workspace, decided by the domain's lifecycle table. */
export function platformActions(
  actor: Actor,
  blueprint: Blueprint,
  workspace: PlatformWorkspace,
  { ask, restore }: Ways,
): Action[] {
  // The organization's limit is unknown here; the server has the last word on it, and no plan restricts the platform
  // admin.
  const facts = { ...workspace, activeWorkspaces: Number.POSITIVE_INFINITY, activeLimit: null, plan: null };
  const decide = (action: LifecycleAction) =>
    allOf(
      () => can(actor, lifecycle[action].platform ?? "platform:read"),
      () => canHappen(blueprint, action, facts),
    );
  return [
    {
      label: t.restore,
      icon: <IconRestore {...icon} />,
      decision: decide("restore"),
      run: () => restore(workspace.id),
    },
    {
      label: t.changeSlug,
      icon: <IconLink {...icon} />,
      decision: decide("change_slug"),
      run: () => ask({ what: "slug", workspace }),
    },
    {
      label: t.rescue,
      icon: <IconLifebuoy {...icon} />,
      decision: allOf(
        () => decide("rescue"),
        () => canRescue(actor, workspace.ownerCount),
      ),
      run: () => ask({ what: "rescue", workspace }),
    },
  ];
}
