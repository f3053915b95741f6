import { canGrantTeam } from "@bailiwick/domain";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { EndField } from "../access/EndField.tsx";
import { roleName } from "./members.ts";
import { leastRole, RoleChoice } from "./RoleChoice.tsx";

const t = texts.members;

/**
 * Assigns a team a role in the workspace, under the same rules as for a person (P3, P14); first shows who gains what.
 */
export function AddTeamDialog({
  here,
  onClose,
}: {
  readonly here: InWorkspace;
  readonly onClose: () => void;
}) {
  const { workspace, actor } = here;
  const decide = (role: string) => canGrantTeam(actor, role, { isGranted: false });
  const form = useForm({
    initialValues: { team: "", role: leastRole(here, decide), endsAt: null as string | null },
    validate: { team: (team) => (team === "" ? t.teamMissing : null) },
  });
  const add = useFormDialog(form, trpc.teamGrants.add.mutationOptions(), {
    said: ({ team, role }) => t.teamAdded(team.name, roleName(actor.roles, role)),
    next: onClose,
  });
  const { team, role, endsAt } = form.values;
  const input = { workspace: workspace.id, team, role, endsAt };
  return (
    <FormDialog
      title={t.teamAddTitle}
      description={t.teamsDescription}
      submit={t.teamSubmit}
      sending={add}
      onSubmit={form.onSubmit(() => add.send(input))}
      onClose={onClose}
    >
      <TeamField workspace={workspace.id} {...form.getInputProps("team")} />
      <RoleChoice here={here} decide={decide} {...form.getInputProps("role")} />
      <EndField {...form.getInputProps("endsAt")} />
      {team === "" ? <EffectPreview act={null} /> : <EffectPreview act="teamGrants.add" input={input} />}
    </FormDialog>
  );
}

type FieldProps = {
  readonly workspace: string;
  readonly value?: string;
  readonly onChange: (team: string) => void;
  readonly error?: unknown;
};

/** Finds a team without a role here. */
function TeamField({ workspace, value = "", onChange, error }: FieldProps) {
  const [search, setSearch] = useState("");
  const [settled] = useDebouncedValue(search, 200);
  // A chosen team is shown by its name, which need not be searched.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const asked = chosen !== null && chosen.label === settled ? "" : settled;
  const candidates = useQuery({
    ...trpc.teamGrants.candidates.queryOptions({ workspace, search: asked }),
    placeholderData: keepPreviousData,
  });
  const found = (candidates.data?.items ?? []).map(({ id, name, people }) => ({
    value: id,
    label: name,
    people: t.teamPeopleCount(people),
  }));
  const nothing = candidates.isSuccess && !candidates.isPlaceholderData && found.length === 0;
  const known = chosen === null || found.some((each) => each.value === chosen.value);
  return (
    <Select
      label={t.teamChoose}
      placeholder={t.teamChoosePlaceholder}
      description={<span aria-live="polite">{nothing ? t.teamNoneFound : t.teamHint}</span>}
      data={known ? found : [...found, { ...chosen, people: "" }]}
      value={value === "" ? null : value}
      onChange={(next, option) => {
        setChosen(option === null ? null : { value: option.value, label: option.label });
        onChange(next ?? "");
      }}
      searchValue={search}
      onSearchChange={setSearch}
      // The API has already searched.
      filter={({ options }) => options}
      error={typeof error === "string" ? error : null}
      searchable
      data-autofocus
    />
  );
}
