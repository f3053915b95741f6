import { nameableIn } from "../playbooks.ts";
import { checkSetting } from "../settings.ts";
import { everyRole, faults, holds, type Rule, repeated } from "./blueprint-rule.ts";
import { kindRules } from "./kind-rules.ts";
import { amountRules } from "./plan-rules.ts";
import { scopeRules } from "./scope-rules.ts";

const settingsFit: Rule = (spec) => [
  ...repeated(spec.settings.map((setting) => setting.key)).map((key) => `the setting ${key} appears twice`),
  ...spec.settings.flatMap((setting) =>
    faults(
      [
        !checkSetting(setting, setting.initial, nameableIn(spec)).allowed,
        `the setting ${setting.key} starts with a value that it does not take`,
      ],
      [
        setting.needs !== undefined && !holds(everyRole(spec), setting.needs),
        `the setting ${setting.key} needs ${setting.needs}, which no role holds`,
      ],
    ),
  ),
];

const plansFit: Rule = (spec) => {
  const chosen = spec.plans.find((plan) => plan.key === spec.defaultPlan);
  const changes = holds(everyRole(spec), "plan:change");
  return faults(
    [chosen === undefined, `the default plan ${spec.defaultPlan} is not among the plans`],
    [chosen?.selfServe === false, `the default plan ${spec.defaultPlan} cannot be chosen by a customer`],
    [spec.plans.length > 1 && !changes, "there are several plans and no role holds plan:change"],
    [spec.plans.length < 2 && changes, "a role holds plan:change, and there is no other plan"],
  );
};

/** The rules for what a blueprint lists beside its roles: settings, plans and kinds of resources. */
export const contentRules: readonly Rule[] = [
  plansFit,
  ...amountRules,
  settingsFit,
  ...kindRules,
  ...scopeRules,
];
