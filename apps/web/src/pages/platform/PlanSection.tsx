import { type Blueprint, planOf } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { ChangePlanDialog } from "./ChangePlanDialog.tsx";

const t = texts.platform;

export type PlatformOrganization = Outputs["platform"]["workspaces"]["organization"];

type Props = { readonly organization: PlatformOrganization; readonly blueprint: Blueprint };

/** The plan of an organization, with a button to choose any other, even one that customers can't choose (V35). */
export function PlanSection({ organization, blueprint }: Props) {
  const [asking, setAsking] = useState(false);
  const plan = planOf(blueprint.plans, organization.plan);
  return (
    <Section
      title={t.planTitle}
      description={`${t.planDescription(plan?.name ?? organization.plan)} ${plan?.description ?? ""}`}
      actions={
        <Button variant="default" onClick={() => setAsking(true)}>
          {t.changePlan}
        </Button>
      }
    >
      {asking && (
        <ChangePlanDialog
          organization={organization}
          blueprint={blueprint}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
