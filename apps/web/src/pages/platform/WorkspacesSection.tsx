import type { Blueprint } from "@bailiwick/domain";
import { Box, Group, Text, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import { actorOnPlatform } from "../../access.ts";
import { type Outputs, trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { columnsFor } from "../../ui/table.ts";
import { ChangeSlugDialog } from "./ChangeSlugDialog.tsx";
import { type PlatformAsk, platformActions } from "./platformActions.tsx";
import { RescueDialog } from "./RescueDialog.tsx";

const t = texts.platform;

export type PlatformWorkspace = Outputs["platform"]["workspaces"]["workspaces"][number];
const column = columnsFor<PlatformWorkspace>();

type Props = { readonly workspaces: PlatformWorkspace[]; readonly blueprint: Blueprint };

/** The workspaces of an organization, with the platform admin's actions on them. */
export function WorkspacesSection({ workspaces, blueprint }: Props) {
  const me = useMe();
  const [asked, setAsked] = useState<PlatformAsk | null>(null);
  const restore = useChange(trpc.workspaces.restore.mutationOptions(), {
    said: ({ name }) => t.restored(name),
  });
  const { mutate } = restore;
  const columns = useMemo(() => {
    const ways = { ask: setAsked, restore: (id: string) => mutate({ actingAs: "platform", workspace: id }) };
    const actor = actorOnPlatform(me);
    return platformColumns((workspace) => platformActions(actor, blueprint, workspace, ways));
  }, [me, blueprint, mutate]);
  const close = () => setAsked(null);
  return (
    <Section title={t.workspacesTitle} flush>
      <DataTable label={t.workspacesTitle} columns={columns} rows={workspaces} rowId={({ id }) => id} />
      {asked?.what === "slug" && <ChangeSlugDialog workspace={asked.workspace} onClose={close} />}
      {asked?.what === "rescue" && <RescueDialog workspace={asked.workspace} onClose={close} />}
    </Section>
  );
}

function platformColumns(actionsOf: (workspace: PlatformWorkspace) => ReturnType<typeof platformActions>) {
  return column.columns([
    column.accessor("name", {
      header: texts.workspaces.workspace,
      meta: { card: "head", width: "40%" },
      cell: ({ row: { original } }) => (
        <Box>
          <Text size="sm" fw={600}>
            {original.name}
          </Text>
          <Text size="xs" c="dimmed" className="mono">
            {original.slug}
          </Text>
        </Box>
      ),
    }),
    column.accessor("ownerCount", {
      header: t.owners,
      cell: ({ getValue }) => (
        <Text size="sm" {...(getValue() === 0 ? { c: "var(--mantine-color-error)", fw: 600 } : {})}>
          {getValue() === 0 ? t.noOwner : getValue()}
        </Text>
      ),
    }),
    column.accessor("state", {
      header: texts.common.state,
      cell: ({ getValue, row: { original } }) => (
        <Group gap={6}>
          <StateBadge state={getValue()} label={texts.common.states[getValue()]} />
          {original.purgeAfter !== null && (
            <Text size="xs" c="dimmed">
              <PurgedAfter at={original.purgeAfter} />
            </Text>
          )}
        </Group>
      ),
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu label={texts.common.actionsFor(original.name)} actions={actionsOf(original)} />
      ),
    }),
  ]);
}

function PurgedAfter({ at }: { readonly at: string }) {
  return t.purgedAfter(useMoments().dayOf(at));
}
