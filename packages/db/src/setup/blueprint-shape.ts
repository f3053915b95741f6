import { priceUnits } from "@bailiwick/domain";
import { z } from "zod";
import { Kind, Option, Phrases, Text, Texts, True } from "./kind-shape.ts";

/*
 * What the file of a blueprint looks like: the shape of the domain's BlueprintSpec. What it means, such as a role that a
 * kind names and that exists, the domain's own rules decide afterwards.
 */

const Counted = z.strictObject({ none: Text.optional(), one: Text, many: Text });

const Role = z.strictObject({
  key: Text,
  name: Text,
  description: Text,
  rank: z.int(),
  permissions: Texts,
});

const Amounts = z.record(Text, z.int().min(0));
const Plan = z.strictObject({
  key: Text,
  name: Text,
  description: Text,
  selfServe: z.boolean(),
  price: z.strictObject({ currency: Text, amount: z.int().min(0), per: z.enum(priceUnits) }).optional(),
  limits: Amounts,
  features: Texts,
});
const Limit = z.strictObject({
  key: Text,
  name: Text,
  per: z.enum(["workspace", "organization", "user"]),
  hard: z.boolean(),
  amount: Counted,
  reached: Counted,
});
const Feature = z.strictObject({ key: Text, name: Text, phrase: Text, limit: Text.optional() });
const Meter = z.strictObject({
  key: Text,
  name: Text,
  unit: Phrases,
  period: z.enum(["day", "month", "none"]),
  limit: Text,
  verbs: Texts,
});

const setting = { key: Text, name: Text, description: Text, onDashboard: True, needs: Text.optional() };
const Setting = z.discriminatedUnion("kind", [
  z.strictObject({ ...setting, kind: z.literal("choice"), options: z.array(Option), initial: Text }),
  z.strictObject({
    ...setting,
    kind: z.literal("text"),
    initial: z.string(),
    format: z.enum(["name_pattern", "permission_rules", "days"]).optional(),
  }),
  z.strictObject({
    ...setting,
    kind: z.literal("list"),
    format: z.enum(["tags", "playbooks"]).optional(),
    period: z.strictObject({ title: Text, starts: Text, ends: Text }).optional(),
    fields: z.array(
      z.strictObject({ key: Text, name: Text, kind: z.enum(["text", "moment", "trigger", "roles"]) }),
    ),
    initial: z.array(z.record(Text, Text)),
  }),
]);

/** The file of a blueprint. */
export const BlueprintFile = z.strictObject({
  key: Text,
  name: Text,
  description: Text,
  topology: z.enum(["flat", "organization"]),
  organizationCreation: z.enum(["anyone", "platform"]),
  workspaceCreation: z.enum(["anyone", "organization_role"]),
  slug: z.strictObject({
    scope: z.enum(["instance", "organization"]),
    changedBy: z.enum(["owner", "platform", "none"]),
  }),
  roles: z.strictObject({ organization: z.array(Role), workspace: z.array(Role) }),
  creator: z.strictObject({ workspace: Text, organization: Text.nullable() }),
  defaultRole: Text.nullable(),
  owner: z.strictObject({ role: Text, orOrganizationRole: Text.nullable() }),
  organizationAdmins: z.enum(["organization", "platform"]),
  defaultWorkspace: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("one"), name: Text, defaultRole: Text.nullable() }),
    z.strictObject({ kind: z.literal("private"), name: Text }),
  ]),
  archive: z.strictObject({ offered: z.boolean(), keepsOneActive: z.boolean() }),
  deletion: z
    .strictObject({
      windowHours: z.number(),
      restoredBy: z.enum(["platform", "organization_role", "workspace_role"]),
      endsSessions: z.boolean(),
    })
    .nullable(),
  confirmBy: z.enum(["slug", "name"]),
  plans: z.array(Plan),
  defaultPlan: Text,
  planChecks: z.enum(["always", "hosted"]),
  organizationLimits: Amounts,
  limits: z.array(Limit),
  features: z.array(Feature),
  meters: z.array(Meter),
  settings: z.array(Setting),
  resourceKinds: z.array(Kind).max(100),
  scopeGroups: z
    .array(z.strictObject({ key: Text, scopes: z.array(Text) }))
    .max(50)
    .optional(),
  models: z.strictObject({ policies: Text, providers: Text }).optional(),
  translations: z.strictObject({ de: z.record(Text, Text) }).optional(),
});
