import { expect, test } from "vitest";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import {
  faultsOf,
  feature,
  flat,
  giving,
  type Inconsistent,
  limit,
  meter,
  name,
  sound,
  without,
  withPlans,
} from "./inconsistent.fixture.ts";

/** A blueprint whose appointed admins, settings, limits or meters do not fit together. */
const inconsistent: Inconsistent = [
  [
    "a flat role that looks after an organization",
    giving(flat, "workspace", "owner", "organization:delete"),
    "it is flat and the role owner holds organization:delete",
  ],
  [
    "a flat role that reads the people of an organization",
    giving(flat, "workspace", "admin", "organization_member:read"),
    "it is flat and the role admin holds organization_member:read",
  ],
  [
    "admins to appoint where there is no role for them",
    { ...flat, organizationAdmins: "platform" },
    "the platform admin appoints the admins of an organization, and it has no role for them",
  ],
  [
    "appointed admins without a stand-in for the owner among them",
    { ...sound, owner: { role: "admin", orOrganizationRole: null } },
    "the platform admin appoints the admins of an organization, and none of them acts for the owner",
  ],
  [
    "admins to appoint who become it by joining",
    { ...sound, defaultRole: "org_admin" },
    "the platform admin appoints the admins of an organization, and people become one by themselves",
  ],
  [
    "admins to appoint who become it by creating one",
    {
      ...sound,
      organizationCreation: "anyone",
      creator: { workspace: "admin", organization: "org_admin" },
    },
    "the platform admin appoints the admins of an organization, and people become one by themselves",
  ],
  [
    "private workspaces that nothing takes away",
    { ...without(without(aiTracing, "workspace:delete"), "workspace:restore"), deletion: null },
    "everyone has a private workspace, and nothing takes it away when they leave",
  ],
  [
    "a setting that appears twice",
    { ...flat, settings: [...flat.settings, ...flat.settings.slice(0, 1)] },
    "the setting machine_permission_mode appears twice",
  ],
  [
    "a setting that starts with what it does not take",
    {
      ...flat,
      settings: [
        {
          key: "mode",
          name: "Mode",
          description: "How.",
          kind: "choice",
          options: [{ key: "on", name: "On" }],
          initial: "off",
        },
      ],
    },
    "the setting mode starts with a value that it does not take",
  ],
  [
    "a setting that no one can change",
    {
      ...flat,
      settings: [
        {
          key: "days",
          name: "Days",
          description: "How many.",
          kind: "text",
          initial: "",
          needs: "organization_audit:read",
        },
      ],
    },
    "the setting days needs organization_audit:read, which no role holds",
  ],
  [
    "a limit below zero",
    withPlans(flat, (plans) => plans.map((plan) => ({ ...plan, limits: { members: -1 } }))),
    "the limit members is not a whole number",
  ],
  [
    "a limit of the organization that is not whole",
    { ...sound, organizationLimits: { activeWorkspaces: 1.5 } },
    "the limit activeWorkspaces is not a whole number",
  ],
  [
    "a limit that the engine has already",
    { ...sound, limits: [{ ...limit, key: "members" }] },
    "the limit members appears twice",
  ],
  [
    "a limit whose key is none",
    { ...sound, limits: [{ ...limit, key: "Scans-1" }] },
    "the limit Scans-1 is not letters that start with a small one",
  ],
  [
    "a limit without a name",
    { ...sound, limits: [{ ...limit, name: "" }] },
    "the limit scansPerMonth lacks a name",
  ],
  [
    "a limit whose sentence has no number",
    { ...sound, limits: [{ ...limit, reached: { one: "All.", many: "All." } }] },
    "the limit scansPerMonth has a sentence that does not say its {amount}",
  ],
  ["a feature twice", { ...sound, features: [feature, feature] }, "the feature reports appears twice"],
  [
    "a feature whose key is none",
    { ...sound, features: [{ ...feature, key: "Reports-1" }] },
    "the feature Reports-1 is not lower-case words with underscores",
  ],
  [
    "a feature without a phrase",
    { ...sound, features: [{ ...feature, phrase: "" }] },
    "the feature reports lacks a name or a phrase",
  ],
  [
    "a feature whose limit does not exist",
    { ...sound, features: [{ ...feature, limit: "moons" }] },
    "the feature reports has the limit moons, which does not exist",
  ],
  [
    "a plan that opens what it has none of",
    {
      ...sound,
      features: [{ ...feature, limit: "scansPerMonth" }],
      plans: sound.plans.map((plan) => ({
        ...plan,
        limits: { scansPerMonth: 0 },
        features: ["reports"],
      })),
    },
    "the plan standard opens reports, of which it has none",
  ],
  [
    "a plan that has some of what it does not open",
    { ...sound, features: [{ ...feature, limit: "scansPerMonth" }] },
    "the plan standard has some of reports, which it does not open",
  ],
  ["a meter twice", { ...sound, meters: [meter, meter] }, "the meter scans appears twice"],
  [
    "a meter without a unit",
    { ...sound, meters: [{ ...meter, unit: { one: "", many: "" } }] },
    "the meter scans lacks a name or a unit",
  ],
  [
    "a meter whose key is none",
    { ...sound, meters: [{ ...meter, key: "Scans-1" }] },
    "the meter Scans-1 is not lower-case words with underscores",
  ],
  [
    "a meter of no limit",
    { ...sound, meters: [{ ...meter, limit: "moons" }] },
    "the meter scans counts against moons, which is no limit of a workspace or an organization here",
  ],
  ["a meter of nothing", { ...sound, meters: [{ ...meter, verbs: [] }] }, "the meter scans counts nothing"],
  [
    "a meter of a verb that no kind has",
    { ...sound, meters: [{ ...meter, verbs: ["scan:fly"] }] },
    "the meter scans counts scan:fly, which no kind has",
  ],
  ["a limit that is none", { ...sound, organizationLimits: { [name("moons")]: 3 } }, "moons is no limit"],
];

test.each(inconsistent)("defineBlueprint refuses %s", (_, spec, fault) => {
  expect(faultsOf(spec)).toContain(fault);
});
