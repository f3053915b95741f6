import type { DemoOrganization } from "./organization.ts";
import { governance } from "./organizations/ai-governance.ts";
import { tracing } from "./organizations/ai-tracing.ts";
import { compliance } from "./organizations/compliance-ops.ts";
import { security } from "./organizations/data-security.ts";
import { fleet } from "./organizations/machine-fleet.ts";

/** The demo's organizations, one for each blueprint. */
export const demoOrganizations: readonly DemoOrganization[] = [
  compliance,
  governance,
  fleet,
  security,
  tracing,
];
