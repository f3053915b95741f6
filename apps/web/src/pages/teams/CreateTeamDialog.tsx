import { canCreateTeam, normalizeName } from "@bailiwick/domain";
import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { TeamNameForm, useTeamName } from "./TeamNameForm.tsx";

const t = texts.teams;

/** Creates a team, and opens it: adding people comes next. */
export function CreateTeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { actor, organization, place } = useTenant();
  const navigate = useNavigate();
  // The server knows which names are taken, and the maximum number of teams.
  const form = useTeamName("", (text) =>
    canCreateTeam(actor, normalizeName(text), { teams: 0, isTaken: false }),
  );
  const create = useFormDialog(form, trpc.teams.create.mutationOptions(), {
    said: (team) => t.createDone(team.name),
    next: ({ id }) => navigate(paths.team({ ...place, team: id })),
  });
  return (
    <TeamNameForm
      title={t.createTitle}
      description={t.createDescription}
      submit={t.createSubmit}
      form={form}
      sending={create}
      onSubmit={(text) => create.send({ organization: organization.id, name: text })}
      onClose={onClose}
    />
  );
}
