import { can, permission } from "@bailiwick/domain";
import { Badge, Group } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Name } from "../../ui/Named.tsx";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Announcements } from "./Announcements.tsx";
import { Checklist } from "./Checklist.tsx";
import { Counts } from "./Counts.tsx";
import { Expiring } from "./Expiring.tsx";
import { RecentActivity } from "./RecentActivity.tsx";
import { ResourceCounts } from "./ResourceCounts.tsx";

const auditRead = permission("audit:read");

const t = texts.workspaces;

/** The first page of a workspace: what it is, the next steps until they are done, and recent activity (V36, V62). */
export function DashboardPage() {
  const here = useWorkspace();
  const { workspace, actor } = here;
  return (
    <Page
      title={
        <Group gap="sm" component="span">
          <Name>{workspace.name}</Name>
          {workspace.isDefault && <Badge component="span">{texts.common.defaultBadge}</Badge>}
        </Group>
      }
      name={workspace.name}
      description={workspace.description === "" ? t.descriptionMissing : workspace.description}
    >
      <Announcements here={here} />
      {workspace.state === "active" && <Checklist key={workspace.id} here={here} />}
      <Counts here={here} />
      <Expiring key={`${workspace.id} expiring`} here={here} />
      <ResourceCounts key={workspace.id} here={here} />
      {can(actor, auditRead).allowed && <RecentActivity here={here} />}
    </Page>
  );
}
