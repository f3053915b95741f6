import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { CandidateField } from "./CandidateField.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Adds a person to a team, after showing what that gives them (P14). */
export function AddToTeamDialog({ team, onClose }: Props) {
  const { organization } = useTenant();
  const form = useForm<{ userId: string | null }>({
    initialValues: { userId: null },
    validate: { userId: (chosen) => (chosen === null ? t.addMissing : null) },
  });
  const { userId } = form.values;
  const add = useFormDialog(form, trpc.teams.addMember.mutationOptions(), {
    said: ({ name }) => t.addDone(name, team.name),
    next: onClose,
  });
  const where = { organization: organization.id, team: team.id };
  return (
    <FormDialog
      title={t.addTitle(team.name)}
      submit={t.addSubmit}
      sending={add}
      onSubmit={form.onSubmit((chosen) => {
        if (chosen.userId !== null) add.send({ ...where, userId: chosen.userId });
      })}
      onClose={onClose}
    >
      <CandidateField where={where} {...form.getInputProps("userId")} />
      {userId === null ? (
        <EffectPreview act={null} />
      ) : (
        <EffectPreview act="teams.addMember" input={{ ...where, userId }} />
      )}
    </FormDialog>
  );
}
