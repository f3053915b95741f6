import { can, canGrantTeam, permission } from "@bailiwick/domain";
import { Alert, Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { named } from "../../ui/Named.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { useWorkspaceNamed } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { EndField } from "../access/EndField.tsx";
import { roleName } from "../members/members.ts";
import { leastRole, RoleChoice } from "../members/RoleChoice.tsx";
import type { Team } from "./teams.ts";

const memberAdd = permission("member:add");

const t = texts.teams;

type Props = { readonly team: Team; readonly onClose: () => void };

/** Assigns the team a role in a workspace (P3, P14): first the workspace, if there are several, then the role. */
export function GiveRoleDialog({ team, onClose }: Props) {
  useReturnFocus();
  const { here } = useTenant();
  const [chosen, setChosen] = useState<string | null>(here?.workspace.id ?? null);
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{named(t.giveTitle(team.name))}</Text>}>
      <Stack gap="md">
        {here === null && <WorkspaceField value={chosen} onChange={setChosen} />}
        {chosen !== null && (
          <Suspense fallback={<LinesSkeleton label={texts.common.loading} />}>
            <RoleForm key={chosen} workspace={chosen} team={team} onClose={onClose} />
          </Suspense>
        )}
      </Stack>
    </Modal>
  );
}

type FieldProps = { readonly value: string | null; readonly onChange: (workspace: string | null) => void };

/** Finds one of the organization's workspaces that the reader can see. */
function WorkspaceField({ value, onChange }: FieldProps) {
  const { organization } = useTenant();
  const [search, setSearch] = useState("");
  const [settled] = useDebouncedValue(search.trim(), 200);
  // A chosen workspace is shown by its name, which need not be searched.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const asked = chosen?.label === settled ? "" : settled;
  const query = useQuery({
    ...trpc.workspaces.list.queryOptions({ organization: organization.id, state: "active", search: asked }),
    placeholderData: keepPreviousData,
  });
  const found = (query.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = chosen === null || found.some((each) => each.value === chosen.value);
  return (
    <Select
      label={t.workspace}
      placeholder={t.giveSearch}
      nothingFoundMessage={query.isFetching ? texts.common.loading : t.giveNoneFound}
      data={known ? found : [...found, chosen]}
      value={value}
      onChange={(next, option) => {
        setChosen(option === null ? null : { value: option.value, label: option.label });
        onChange(next);
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The API has already searched.
      filter={({ options }) => options}
      maxLength={100}
      data-autofocus
    />
  );
}

/** The role in the chosen workspace, with who gains what. */
function RoleForm({ workspace, team, onClose }: Props & { readonly workspace: string }) {
  const here = useWorkspaceNamed(workspace);
  const { actor } = here;
  const decide = (role: string) => canGrantTeam(actor, role, { isGranted: false });
  const form = useForm({ initialValues: { role: leastRole(here, decide), endsAt: null as string | null } });
  const add = useFormDialog(form, trpc.teamGrants.add.mutationOptions(), {
    said: ({ role }) => t.given(team.name, roleName(actor.roles, role), here.workspace.name),
    next: onClose,
  });
  const { role, endsAt } = form.values;
  const input = { workspace, team: team.id, role, endsAt };
  const decision = can(actor, memberAdd);
  return (
    <form onSubmit={form.onSubmit(() => add.send(input))} noValidate>
      <Stack gap="md">
        {add.error !== null && (
          <Alert color="red" role="alert" py="xs">
            {add.error}
          </Alert>
        )}
        <RoleChoice here={here} decide={decide} {...form.getInputProps("role")} />
        <EndField {...form.getInputProps("endsAt")} />
        {decide(role).allowed && <EffectPreview act="teamGrants.add" input={input} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Guarded decision={decision.allowed ? decide(role) : decision}>
            <Button type="submit" loading={add.busy}>
              {t.giveSubmit}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
