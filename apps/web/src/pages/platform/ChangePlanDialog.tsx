import { type Blueprint, canChangePlan, type Decision, planEffect, planOf } from "@bailiwick/domain";
import { Select } from "@mantine/core";
import { useState } from "react";
import { actorOnPlatform } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { PlanEffect } from "../access/PlanEffect.tsx";
import type { PlatformOrganization } from "./PlanSection.tsx";

const t = texts.platform;

type Props = {
  readonly organization: PlatformOrganization;
  readonly blueprint: Blueprint;
  readonly onClose: () => void;
};

/**
 * Puts an organization on a different plan, after showing how the two differ; the platform admin can't see its usage.
 */
export function ChangePlanDialog({ organization, blueprint, onClose }: Props) {
  const me = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useConfirm(trpc.organizations.changePlan.mutationOptions(), {
    said: ({ plan }) => t.planChanged(organization.name, planOf(blueprint.plans, plan)?.name ?? plan),
    next: onClose,
  });
  const actor = { ...actorOnPlatform(me), blueprint, roles: blueprint.roles };
  const decision: Decision = canChangePlan(actor, organization.plan, chosen ?? organization.plan);
  const before = planOf(blueprint.plans, organization.plan);
  const after = chosen === null ? undefined : planOf(blueprint.plans, chosen);
  return (
    <ConfirmDialog
      title={t.changePlanTitle(organization.name)}
      effects={[]}
      submit={texts.common.save}
      danger={false}
      decision={decision}
      change={change}
      onConfirm={() =>
        change.mutate({
          actingAs: "platform",
          organization: organization.id,
          plan: chosen ?? organization.plan,
        })
      }
      onClose={onClose}
    >
      <Select
        label={t.newPlan}
        data={blueprint.plans.map(({ key, name, selfServe }) => ({
          value: key,
          label: selfServe ? name : t.notSelfServe(name),
        }))}
        value={chosen ?? organization.plan}
        onChange={setChosen}
        allowDeselect={false}
      />
      {before !== undefined && after !== undefined && before !== after && (
        <PlanEffect blueprint={blueprint.key} plan={planEffect(before, after)} />
      )}
    </ConfirmDialog>
  );
}
