import { canOffer, checkConfirmation, checkSlug, confirmationWord, type TeamChoice } from "@bailiwick/domain";
import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useWorkspaceNamed } from "../../workspace.ts";
import { PreviewFrame } from "../access/PreviewFrame.tsx";
import { usePreview } from "../access/usePreview.ts";
import { notifyTransferred } from "./notifyTransferred.tsx";
import { TransferEffects } from "./TransferEffects.tsx";

const t = texts.lifecycle.transfer;

type Props = { readonly id: string; readonly onDone: () => unknown; readonly onClose: () => void };

/**
 * Transfers a workspace to another organization of the reader's, after they saw who gains and loses sight of it and what comes
 * along, and typed its slug or name (V15).
 */
export function TransferDialog({ id, onDone, onClose }: Props) {
  const { workspace, actor, blueprint, facts } = useWorkspaceNamed(id);
  const [to, setTo] = useState<string | null>(null);
  const [slug, setSlug] = useState(workspace.slug);
  const [teams, setTeams] = useState<TeamChoice>("as_members");
  const organizations = useTargets(workspace.organization.id, blueprint.key);
  const input = to === null || !checkSlug(slug).allowed ? null : { workspace: id, to, slug, teams };
  const preview = usePreview("workspaces.previewTransfer", input, (given, options) =>
    client.workspaces.previewTransfer.mutate(given, options),
  );
  const transfer = useConfirm(trpc.workspaces.transfer.mutationOptions(), {
    next: async ({ receipt }) => {
      await onDone();
      notifyTransferred(receipt, blueprint);
    },
  });
  const offered = canOffer(actor, "transfer", facts);
  const word = confirmationWord(blueprint, workspace);
  return (
    <ConfirmDialog
      title={t.title(workspace.name)}
      effects={[t.along, t.people, t.log, t.address]}
      typed={{
        label: texts.common.typeToConfirm(word),
        check: (text) => (offered.allowed ? checkConfirmation(blueprint, workspace, text) : offered),
      }}
      decision={to === null ? { allowed: false, message: t.choose } : { allowed: true }}
      submit={t.submit}
      change={transfer}
      error={offered.allowed ? null : sentenceOf(offered)}
      onConfirm={(confirmation) => input !== null && transfer.mutate({ ...input, confirmation })}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Select
          label={t.to}
          placeholder={texts.resources.choose}
          nothingFoundMessage={t.noTarget}
          data={organizations}
          value={to}
          onChange={setTo}
          searchable
          data-autofocus
        />
        <TextInput
          label={t.slug}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Radio.Group label={t.teams} value={teams} onChange={(value) => setTeams(value as TeamChoice)}>
          <Stack gap="xs" mt="xs">
            <Radio value="as_members" label={t.asMembers} />
            <Radio value="along" label={t.teamsAlong} />
          </Stack>
        </Radio.Group>
        <PreviewFrame preview={preview} waits={input === null}>
          {(effects) => <TransferEffects effects={effects} teams={teams} blueprint={blueprint} />}
        </PreviewFrame>
      </Stack>
    </ConfirmDialog>
  );
}

/** The organizations of the same kind in which the reader can create workspaces, besides this one. */
function useTargets(here: string, kind: string) {
  const items = useQuery(trpc.organizations.list.queryOptions()).data?.items ?? [];
  return items
    .filter(
      ({ id, blueprint, permissions }) =>
        id !== here && blueprint === kind && permissions.includes("workspace:create"),
    )
    .map(({ id, name, slug }) => ({ value: id, label: `${name} (${slug})` }));
}
