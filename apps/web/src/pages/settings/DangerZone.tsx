import { canLeave, canOffer, type Decision } from "@bailiwick/domain";
import { Button, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { restorersInWords, windowInWords } from "../lifecycle/effects.ts";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";

const says = texts.settings;

/** Archive, leave and delete, each with what it means before it is asked for (V44-V46, M45-M48). */
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
          title={archived ? says.unarchiveTitle : says.archiveTitle}
          text={archived ? says.unarchiveSays : says.archiveSays}
          decision={canOffer(actor, archived ? "unarchive" : "archive", facts)}
          why={<Why here={here} permission="workspace:archive" />}
          label={archived ? says.unarchive : says.archive}
          onAct={() => (archived ? lifecycle.unarchive(workspace) : lifecycle.archive(workspace))}
        />
      )}
      {leaving !== null && (
        <Act
          title={says.leaveTitle}
          text={says.leaveSays}
          decision={leaving}
          label={says.leave}
          onAct={() => lifecycle.leave(workspace)}
        />
      )}
      {deletion === null ? (
        <Text size="sm" c="dimmed">
          {says.notDeleted}
        </Text>
      ) : (
        <Act
          danger
          title={says.deleteTitle}
          text={says.deleteSays(
            windowInWords(deletion.windowHours),
            restorersInWords(blueprint, actor.roles),
          )}
          decision={canOffer(actor, "request_deletion", facts)}
          why={<Why here={here} permission="workspace:delete" />}
          label={says.delete}
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
      says={decision.allowed ? text : `${text} ${decision.message}`}
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
