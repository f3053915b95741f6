import { canRenameTeam, normalizeName } from "@bailiwick/domain";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { TeamNameForm, useTeamName } from "./TeamNameForm.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Renames a team; its members and its roles stay. */
export function RenameTeamDialog({ team, onClose }: Props) {
  const { actor, organization } = useTenant();
  const form = useTeamName(team.name, (text) =>
    canRenameTeam(actor, normalizeName(text), { isTaken: false }),
  );
  // The version when the dialog opened: a name given meanwhile is not overwritten unseen.
  const [seen] = useState(team.updatedAt);
  const rename = useFormDialog(form, trpc.teams.rename.mutationOptions(), {
    said: (renamed) => t.renameDone(renamed.name),
    next: onClose,
  });
  return (
    <TeamNameForm
      title={t.renameTitle(team.name)}
      description={t.renameDescription}
      submit={t.rename}
      form={form}
      sending={rename}
      onSubmit={(text) =>
        rename.send({ organization: organization.id, team: team.id, updatedAt: seen, name: text })
      }
      onClose={onClose}
    />
  );
}
