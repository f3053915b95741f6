import type { Sample } from "./sample.ts";
import { richestPlan } from "./stage.ts";

const organization: Sample = ({ organization }) => ({ organization });

/** The part of `inputs` about bills. */
export const billingInputs: Readonly<Record<string, Sample>> = {
  "billing.statements": organization,
  "billing.statement": organization,
  "billing.export": organization,
  "billing.preview": ({ organization, blueprint }) => ({ organization, plan: richestPlan(blueprint) }),
  "billing.verify": organization,
};
