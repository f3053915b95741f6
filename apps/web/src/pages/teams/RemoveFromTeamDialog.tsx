import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import type { Team, TeamMember } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly person: TeamMember; readonly onClose: () => void };

/** Removes a person from a team after showing what they lose. */
export function RemoveFromTeamDialog({ team, person, onClose }: Props) {
  const { organization } = useTenant();
  const input = { organization: organization.id, team: team.id, userId: person.userId };
  const remove = useConfirm(trpc.teams.removeMember.mutationOptions(), {
    said: () => t.removed(person.name, team.name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.removeTitle(person.name, team.name)}
      effects={[t.removeEffect(person.name), t.again]}
      submit={t.removeSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="teams.removeMember" input={input} />
    </ConfirmDialog>
  );
}
