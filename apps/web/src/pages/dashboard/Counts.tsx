import { planOf } from "@bailiwick/domain";
import { SimpleGrid } from "@mantine/core";
import { roleNames } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { Count } from "../../ui/Count.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { roleName } from "../members/members.ts";

const says = texts.workspaces;

/** The workspace in four numbers. */
export function Counts({ here: { workspace, actor, blueprint } }: { readonly here: InWorkspace }) {
  const { memberCount, ownerCount, organization } = workspace;
  const plan = planOf(blueprint.plans, organization.plan);
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Count label={says.memberStat} value={memberCount >= 1000 ? "1,000+" : String(memberCount)} />
      <Count
        label={says.ownerStat(roleName(actor.roles, blueprint.owner.role).toLowerCase())}
        value={String(ownerCount)}
      />
      <Count label={says.roleStat} value={roleNames(actor)} />
      {blueprint.topology === "flat" ? (
        <Count label={says.planStat} value={plan?.name ?? organization.plan} />
      ) : (
        <Count label={says.activeStat} value={String(organization.activeWorkspaces)} />
      )}
    </SimpleGrid>
  );
}
