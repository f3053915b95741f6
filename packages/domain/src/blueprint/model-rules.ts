import type { BlueprintSpec } from "./blueprint.ts";
import { faults, type Rule } from "./blueprint-rule.ts";

/** What the policies that decide about models must say (models/check-model.ts). */
const needed = ["name", "priority", "effect", "providers", "models", "mode", "status", "risk_limit"];

const modelsFit: Rule = ({ models, resourceKinds }: BlueprintSpec) => {
  if (models === undefined) return [];
  const policies = resourceKinds.find(({ key }) => key === models.policies);
  const providers = resourceKinds.find(({ key }) => key === models.providers);
  const lacking = needed.filter((key) => !policies?.fields.some((field) => field.key === key));
  return faults(
    [policies?.level !== "workspace", `models are decided by ${models.policies}, which is not a workspace's`],
    [
      providers?.level !== "organization" || providers.title === null,
      `models are of ${models.providers}, which is not the organization's`,
    ],
    [policies !== undefined && lacking.length > 0, `the policies about models lack ${lacking.join(", ")}`],
  );
};

/** The rules for who decides about models. */
export const modelRules: readonly Rule[] = [modelsFit];
