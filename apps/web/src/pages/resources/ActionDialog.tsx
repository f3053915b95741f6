import type { KindAction, ResourceKind } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useHolder } from "./holder.tsx";
import { type Resource, stateNamed, titleOf } from "./resources.ts";

const t = texts.resources;

type Props = {
  readonly kind: ResourceKind;
  readonly resource: Resource;
  readonly action: KindAction;
  readonly onClose: () => void;
};

/** Asks before an action that leads to a final state. */
export function ActionDialog({ kind, resource, action, onClose }: Props) {
  const { at } = useHolder();
  const title = titleOf(kind, resource);
  const state = stateNamed(kind, action.to);
  const name = state?.name ?? action.to;
  const act = useConfirm(trpc.resources.act.mutationOptions(), {
    said: () => t.acted(title, name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.actTitle(action.name, title)}
      effects={[t.actEffect(name), t.actFinal]}
      submit={action.name === texts.common.cancel ? t.actSubmit(action.name, kind.name) : action.name}
      danger={state?.tone !== "good"}
      change={act}
      onConfirm={() => act.mutate({ ...at, kind: kind.key, id: resource.id, action: action.key })}
      onClose={onClose}
    />
  );
}
