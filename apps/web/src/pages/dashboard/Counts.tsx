import { planOf } from "@bailiwick/domain";
import { SimpleGrid } from "@mantine/core";
import { roleNames } from "../../access.ts";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Count } from "../../ui/Count.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { roleName } from "../members/members.ts";

const t = texts.workspaces;

/** The workspace in four numbers. */
export function Counts({ here: { workspace, actor, blueprint } }: { readonly here: InWorkspace }) {
  const { memberCount, ownerCount, organization } = workspace;
  const plan = planOf(blueprint.plans, organization.plan);
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Count label={t.memberStat} value={memberCount >= 1000 ? `${number(1000)}+` : number(memberCount)} />
      <Count label={t.ownerStat(roleName(actor.roles, blueprint.owner.role))} value={number(ownerCount)} />
      <Count label={t.roleStat} value={roleNames(actor)} />
      {standsAlone(blueprint) ? (
        <Count label={t.planStat} value={plan?.name ?? organization.plan} />
      ) : (
        <Count label={t.activeStat} value={number(organization.activeWorkspaces)} />
      )}
    </SimpleGrid>
  );
}
