import type { ResourceKind } from "@bailiwick/domain";
import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useHolder } from "./holder.tsx";
import { type Resource, titleOf } from "./resources.ts";

const t = texts.resources;

type Props = { readonly kind: ResourceKind; readonly resource: Resource; readonly onClose: () => void };

/** Deletes a resource with everything that stands under it, and leads back to where it was. */
export function DeleteResourceDialog({ kind, resource, onClose }: Props) {
  const { at, place, blueprint } = useHolder();
  const navigate = useNavigate();
  const title = titleOf(kind, resource);
  const { parent } = resource;
  const remove = useConfirm(trpc.resources.delete.mutationOptions(), {
    said: () => t.deleted(title),
    next: async () => {
      onClose();
      await navigate(
        kind.parent !== null && parent !== null
          ? paths.resource({ ...place, kind: kind.parent, id: parent })
          : paths.resources({ ...place, kind: kind.key }),
      );
    },
  });
  const below = blueprint.resourceKinds
    .filter((each) => each.parent === kind.key)
    .map(({ plural }) => plural);
  const { gone, below: withBelow, forGood } = t.deleteEffects;
  return (
    <ConfirmDialog
      title={t.deleteTitle(title)}
      effects={[gone, ...(below.length === 0 ? [] : [withBelow(below)]), forGood]}
      submit={t.deleteSubmit(kind.name)}
      change={remove}
      onConfirm={() => remove.mutate({ ...at, kind: kind.key, id: resource.id })}
      onClose={onClose}
    />
  );
}
