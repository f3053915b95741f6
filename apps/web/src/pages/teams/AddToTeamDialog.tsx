import { useState } from "react";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { CandidateField } from "./CandidateField.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Puts somebody into a team, after showing what that gives them (P14). */
export function AddToTeamDialog({ team, onClose }: Props) {
  const { organization } = useTenant();
  const [userId, setUserId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const add = useChange(trpc.teams.addMember.mutationOptions(), {
    said: ({ name }) => t.addDone(name, team.name),
    next: onClose,
    failed: () => true,
  });
  const where = { organization: organization.id, team: team.id };
  return (
    <FormDialog
      title={t.addTitle(team.name)}
      submit={t.addSubmit}
      cancel={texts.common.cancel}
      busy={add.isPending}
      error={add.error === null ? null : failureOf(add.error).message}
      onSubmit={(event) => {
        event?.preventDefault();
        setMissing(userId === null);
        if (userId !== null) add.mutate({ ...where, userId });
      }}
      onClose={onClose}
    >
      <CandidateField
        where={where}
        value={userId}
        onChange={(chosen) => {
          setUserId(chosen);
          setMissing(false);
        }}
        error={missing ? t.addMissing : null}
      />
      {userId !== null && <EffectPreview act="teams.addMember" input={{ ...where, userId }} />}
    </FormDialog>
  );
}
