import { expect, test } from "vitest";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import {
  faultsOf,
  flat,
  giving,
  type Inconsistent,
  sound,
  without,
  withPlans,
} from "./inconsistent.fixture.ts";

/** A blueprint whose lifecycle or plans do not fit together. */
const inconsistent: Inconsistent = [
  [
    "a slug that the owner should change but can't",
    without(flat, "workspace:change_slug"),
    "the owner changes the slug and lacks workspace:change_slug",
  ],
  [
    "a role that changes a slug that is for good",
    giving(sound, "workspace", "admin", "workspace:change_slug"),
    "a role holds workspace:change_slug, and no owner changes a slug",
  ],
  [
    "an archive that no one can use",
    { ...sound, archive: { offered: true, keepsOneActive: true } },
    "workspaces are archived and no role holds workspace:archive",
  ],
  [
    "an archiver without an archive",
    giving(sound, "organization", "org_admin", "workspace:archive"),
    "workspaces are not archived and a role holds workspace:archive",
  ],
  [
    "a deletion window of no time",
    { ...flat, deletion: { windowHours: 0, restoredBy: "workspace_role", endsSessions: true } },
    "the deletion window is not whole hours",
  ],
  [
    "a deletion window of half an hour",
    { ...flat, deletion: { windowHours: 0.5, restoredBy: "workspace_role", endsSessions: true } },
    "the deletion window is not whole hours",
  ],
  [
    "a deletion that no one can ask for",
    without(sound, "workspace:delete"),
    "workspaces are deleted and no role holds workspace:delete",
  ],
  [
    "a deleter where nothing is deleted",
    { ...without(sound, "workspace:restore"), deletion: null },
    "workspaces are never deleted and a role holds workspace:delete",
  ],
  [
    "a restorer where nothing is deleted",
    { ...without(sound, "workspace:delete"), deletion: null },
    "workspaces are never deleted and a role holds workspace:restore",
  ],
  [
    "a restorer where the platform admin restores",
    { ...flat, deletion: { windowHours: 24, restoredBy: "platform", endsSessions: true } },
    "the platform admin restores, and a role holds workspace:restore",
  ],
  [
    "an organization role that restores and holds nothing to do it with",
    without(sound, "workspace:restore"),
    "an organization role restores, and none holds workspace:restore",
  ],
  [
    "a workspace role that restores and holds nothing to do it with",
    without(flat, "workspace:restore"),
    "a workspace role restores, and none holds workspace:restore",
  ],
  [
    "a default workspace without a name",
    { ...sound, defaultWorkspace: { kind: "one", name: " ", defaultRole: null } },
    "the default workspace's name is not a good name",
  ],
  [
    "a chooser of the default where there is none to choose",
    giving(aiTracing, "organization", "org_owner", "workspace:set_default"),
    "a role holds workspace:set_default, and there is no such default",
  ],
  [
    "a default plan that is none",
    { ...sound, defaultPlan: "gold" },
    "the default plan gold is not among the plans",
  ],
  [
    "a default plan that no one can choose",
    { ...flat, defaultPlan: "enterprise" },
    "the default plan enterprise cannot be chosen by a customer",
  ],
  [
    "several plans and no one who changes them",
    without(flat, "plan:change"),
    "there are several plans and no role holds plan:change",
  ],
  [
    "a changer of plans with a single plan",
    giving(sound, "organization", "org_admin", "plan:change"),
    "a role holds plan:change, and there is no other plan",
  ],
  [
    "a feature that is none",
    withPlans(flat, (plans) => plans.map((plan) => ({ ...plan, features: ["flying"] }))),
    "flying is no feature",
  ],
];

test.each(inconsistent)("defineBlueprint refuses %s", (_, spec, fault) => {
  expect(faultsOf(spec)).toContain(fault);
});
