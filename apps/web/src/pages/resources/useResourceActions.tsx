import { can, type KindAction, type ResourceKind } from "@bailiwick/domain";
import { IconArrowRight, IconPencil, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import { isNotTheirs } from "../../ui/Guarded.tsx";
import { useHolder } from "./holder.tsx";
import { actionsFrom, approvingVerb, isFinal } from "./kindStates.ts";
import { type Resource, stateNamed, titleOf } from "./resources.ts";
import { type ApprovalsOfAction, decideApproval } from "./useApprovals.ts";

const t = texts.resources;
const icon = { size: 16, "aria-hidden": true } as const;

/** What needs a dialog first. */
export type ResourceAsk =
  | { readonly what: "delete" | "move" }
  | { readonly what: "act"; readonly action: KindAction };

/**
 * The actions on a resource: those that its state allows, editing, moving and deleting. A refused one says why; if none of them
 * is available to the reader, there are none.
 */
export function useResourceActions(
  kind: ResourceKind,
  resource: Resource,
  approvals: readonly ApprovalsOfAction[],
  ask: (asked: ResourceAsk) => void,
): Action[] {
  const { at, place, actor } = useHolder();
  const navigate = useNavigate();
  const act = useChange(trpc.resources.act.mutationOptions(), {
    said: (after) => t.acted(titleOf(kind, after), stateNamed(kind, after.state)?.name ?? ""),
  });
  const approving = approvingVerb(kind);
  const { id } = resource;
  const decide = (verb: string) => can(actor, `${kind.key}:${verb}`);
  const steps = actionsFrom(kind, resource.state).map((action): Action => {
    // Where others approve, a word on why helps.
    const isAsked = isFinal(kind, action.to) || action.verb === approving;
    const held = decide(action.verb);
    return {
      label: isAsked ? texts.common.opensDialog(action.name) : action.name,
      decision: held.allowed ? decideApproval(approvals, action, actor.id) : held,
      run: () =>
        isAsked
          ? ask({ what: "act", action })
          : act.mutate({ ...at, kind: kind.key, id, action: action.key }),
    };
  });
  const edit: Action = {
    label: t.edit,
    icon: <IconPencil {...icon} />,
    decision: decide("update"),
    run: () => void navigate(paths.editResource({ ...place, kind: kind.key, id })),
  };
  const move: Action = {
    label: texts.common.opensDialog(t.move),
    icon: <IconArrowRight {...icon} />,
    decision: decide("move"),
    run: () => ask({ what: "move" }),
  };
  const remove: Action = {
    label: texts.common.opensDialog(t.delete),
    icon: <IconTrash {...icon} />,
    decision: decide("delete"),
    danger: true,
    run: () => ask({ what: "delete" }),
  };
  const all = [
    ...steps,
    ...(kind.verbs.update === undefined ? [] : [edit]),
    ...(kind.verbs.move === undefined ? [] : [move]),
    ...(kind.verbs.delete === undefined ? [] : [remove]),
  ];
  const none = all.every(({ decision }) => decision !== undefined && isNotTheirs(decision));
  return none ? [] : all;
}
