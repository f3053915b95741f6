import { checkTyped, type ResourceKind, resourceWord } from "@bailiwick/domain";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { PreviewFrame } from "../access/PreviewFrame.tsx";
import { usePreview } from "../access/usePreview.ts";
import { targetFinder } from "./finders.ts";
import { useHolder } from "./holder.tsx";
import { Lookup } from "./Lookup.tsx";
import { MoveEffects } from "./MoveEffects.tsx";
import { notifyMoved } from "./notifyMoved.tsx";
import { kindsBelow, type Resource, titleOf } from "./resources.ts";

const t = texts.resources;

type Props = { readonly kind: ResourceKind; readonly resource: Resource; readonly onClose: () => void };

/** Moves a resource to another workspace after who loses and who gains sight was shown and its title was typed (S12). */
export function MoveResourceDialog({ kind, resource, onClose }: Props) {
  const holder = useHolder();
  const { place, blueprint } = holder;
  const navigate = useNavigate();
  const [to, setTo] = useState<string | null>(null);
  const title = titleOf(kind, resource);
  const word = resourceWord(resource);
  const workspace = resource.workspace?.id ?? "";
  const input = to === null ? null : { workspace, kind: kind.key, id: resource.id, to };
  const preview = usePreview("resources.previewMove", input, (given, options) =>
    client.resources.previewMove.mutate(given, options),
  );
  const move = useConfirm(trpc.resources.move.mutationOptions(), {
    next: async ({ receipt }) => {
      onClose();
      await navigate(paths.resources({ ...place, kind: kind.key }));
      notifyMoved(title, receipt, blueprint);
    },
  });
  const below = kindsBelow(holder, kind).map(({ plural }) => plural);
  const { below: withBelow, sight, log } = t.moveEffects;
  return (
    <ConfirmDialog
      title={t.moveTitle(title)}
      effects={[...(below.length === 0 ? [] : [withBelow(below)]), sight, log]}
      typed={{ label: texts.common.typeToConfirm(word), check: (text) => checkTyped(word, text) }}
      decision={to === null ? { allowed: false, message: t.moveChoose } : { allowed: true }}
      submit={t.moveSubmit(kind.name)}
      danger={false}
      change={move}
      onConfirm={(confirmation) => input !== null && move.mutate({ ...input, confirmation })}
      onClose={onClose}
    >
      <Lookup
        label={t.moveTo}
        placeholder={t.choose}
        finder={targetFinder(kind, holder)}
        value={to}
        onChange={setTo}
        data-autofocus
      />
      <PreviewFrame preview={preview} waits={to === null}>
        {(effects) => <MoveEffects effects={effects} blueprint={blueprint} />}
      </PreviewFrame>
    </ConfirmDialog>
  );
}
