import { canRenameTeam, normalizeName } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { TeamNameForm, useTeamName } from "./TeamNameForm.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Gives a team another name; its people and its roles stay. */
export function RenameTeamDialog({ team, onClose }: Props) {
  const { actor, organization } = useTenant();
  const name = useTeamName(team.name, (text) =>
    canRenameTeam(actor, normalizeName(text), { isTaken: false }),
  );
  const rename = useChange(trpc.teams.rename.mutationOptions(), {
    said: (renamed) => t.renameDone(renamed.name),
    next: onClose,
    failed: name.refuse,
  });
  return (
    <TeamNameForm
      title={t.renameTitle(team.name)}
      description={t.renameDescription}
      submit={t.rename}
      name={name}
      busy={rename.isPending}
      onSubmit={(text) => rename.mutate({ organization: organization.id, team: team.id, name: text })}
      onClose={onClose}
    />
  );
}
