import { canLeave, canOffer, type Decision } from "@bailiwick/domain";
import { Button, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { paragraph } from "../../texts/paragraph.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { ExportWorkspace } from "../bundles/ExportWorkspace.tsx";
import { restorersInWords, windowInWords } from "../lifecycle/effects.ts";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";

const t = texts.settings;

/** Archive, export, leave and delete, each with its effect explained first (V44-V46, M45-M48). */
export function DangerZone() {
  const here = useWorkspace();
  const { workspace, actor, blueprint, facts } = here;
  const lifecycle = useLifecycle();
  const { deletion, archive } = blueprint;
  const archived = workspace.state === "archived";
  const ownRole = actor.workspaceRole;
  const leaving =
    ownRole === null
      ? null
      : canLeave(actor, ownRole, { otherOwners: otherOwners(workspace, { role: ownRole, active: true }) });
  return (
    <Stack gap="lg">
      {archive.offered && (
        <Act
          title={archived ? t.unarchiveTitle : t.archiveTitle}
          text={archived ? t.unarchiveDescription : t.archiveDescription}
          decision={canOffer(actor, archived ? "unarchive" : "archive", facts)}
          why={<Why here={here} permission="workspace:archive" />}
          label={archived ? t.unarchive : t.archive}
          onAct={() => (archived ? lifecycle.unarchive(workspace) : lifecycle.archive(workspace))}
        />
      )}
      <ExportWorkspace />
      {leaving !== null && (
        <Act
          title={t.leaveTitle}
          text={t.leaveDescription}
          decision={leaving}
          label={t.leave}
          onAct={() => lifecycle.leave(workspace)}
        />
      )}
      {deletion === null ? (
        <Text size="sm" c="dimmed">
          {t.notDeleted}
        </Text>
      ) : (
        <Act
          danger
          title={t.deleteTitle}
          text={t.deleteDescription(
            windowInWords(deletion.windowHours),
            restorersInWords(blueprint, actor.roles),
          )}
          decision={canOffer(actor, "request_deletion", facts)}
          why={<Why here={here} permission="workspace:delete" />}
          label={t.delete}
          onAct={() => lifecycle.remove(workspace)}
        />
      )}
      {lifecycle.dialogs}
    </Stack>
  );
}

type ActProps = {
  readonly title: string;
  readonly text: string;
  readonly decision: Decision;
  readonly why?: ReactNode;
  readonly label: string;
  readonly danger?: boolean;
  readonly onAct: () => void;
};

function Act({ title, text, decision, why, label, danger = false, onAct }: ActProps) {
  return (
    <Section
      title={title}
      description={decision.allowed ? text : paragraph(text, sentenceOf(decision))}
      danger={danger}
      actions={
        <Guarded decision={decision} why={why}>
          <Button
            variant={danger ? "filled" : "default"}
            {...(danger ? { color: "red.9" } : {})}
            onClick={onAct}
          >
            {label}
          </Button>
        </Guarded>
      }
    />
  );
}
