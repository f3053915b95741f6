import { type Actor, can, type Plan, permission } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { BillPreview } from "./BillPreview.tsx";
import type { OnPlan } from "./PlanParts.tsx";

const billingRead = permission("billing:read");

const t = texts.plan;

type Props = {
  readonly organization: OnPlan;
  readonly actor: Actor;
  readonly plan: Plan;
  readonly higher: boolean;
  readonly onClose: () => void;
};

/** Changes the plan after showing its effects, above all what will be over a limit and stays (V38-V40). */
export function ChangePlanDialog({ organization, actor, plan, higher, onClose }: Props) {
  const input = { organization: organization.id, plan: plan.key };
  const change = useConfirm(trpc.organizations.changePlan.mutationOptions(), {
    said: () => t.changed(plan.name),
    next: onClose,
  });
  const effects = higher ? t.upgradeEffects : t.downgradeEffects;
  return (
    <ConfirmDialog
      title={higher ? t.upgradeTitle(plan.name) : t.downgradeTitle(plan.name)}
      effects={Object.values(effects)}
      submit={higher ? t.upgrade(plan.name) : t.downgrade(plan.name)}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      {actor.blueprint !== null && can(actor, billingRead).allowed && (
        <BillPreview organization={organization.id} blueprint={actor.blueprint} plan={plan} />
      )}
      <EffectPreview act="organizations.changePlan" input={input} />
    </ConfirmDialog>
  );
}
