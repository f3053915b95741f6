import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Deletes a team after showing what its members lose. */
export function DeleteTeamDialog({ team, onClose }: Props) {
  const { organization, place } = useTenant();
  const navigate = useNavigate();
  const input = { organization: organization.id, team: team.id };
  const remove = useConfirm(trpc.teams.delete.mutationOptions(), {
    said: () => t.deleted(team.name),
    next: async () => {
      onClose();
      await navigate(paths.teams(place));
    },
  });
  const { people, access, forGood } = t.deleteEffects;
  return (
    <ConfirmDialog
      title={t.deleteTitle(team.name)}
      effects={[people(team.people), access, forGood]}
      submit={t.deleteSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="teams.delete" input={input} />
    </ConfirmDialog>
  );
}
