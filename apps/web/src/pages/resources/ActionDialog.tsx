import type { KindAction, ResourceKind } from "@bailiwick/domain";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useHolder } from "./holder.tsx";
import { approvingVerb, isFinal } from "./kindStates.ts";
import { type Resource, stateNamed, titleOf } from "./resources.ts";

const t = texts.resources;

type Props = {
  readonly kind: ResourceKind;
  readonly resource: Resource;
  readonly action: KindAction;
  readonly onClose: () => void;
};

/** Asks before an action that leads to a final state, and for a word on an approval or what refuses it. */
export function ActionDialog({ kind, resource, action, onClose }: Props) {
  const { at } = useHolder();
  const title = titleOf(kind, resource);
  const state = stateNamed(kind, action.to);
  const name = state?.name ?? action.to;
  const [comment, setComment] = useState("");
  const isApproving = action.verb === approvingVerb(kind);
  const act = useConfirm(trpc.resources.act.mutationOptions(), {
    said: (after) => (after.state === action.to ? t.acted(title, name) : t.approvals.added(title)),
    next: onClose,
  });
  const effect = action.approvals === undefined ? t.actEffect(name) : t.approvals.effect(name);
  return (
    <ConfirmDialog
      title={t.actTitle(action.name, title)}
      effects={isFinal(kind, action.to) ? [effect, t.actFinal] : [effect]}
      submit={action.name === texts.common.cancel ? t.actSubmit(action.name, kind.name) : action.name}
      danger={state?.tone !== "good"}
      change={act}
      onConfirm={() =>
        act.mutate({
          ...at,
          kind: kind.key,
          id: resource.id,
          action: action.key,
          ...(comment.trim() === "" ? {} : { comment }),
        })
      }
      onClose={onClose}
    >
      {isApproving && (
        <Textarea
          label={t.approvals.comment}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
        />
      )}
    </ConfirmDialog>
  );
}
