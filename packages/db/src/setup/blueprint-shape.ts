import { workspaceStates } from "@bailiwick/domain";
import { z } from "zod";

/*
 * What the file of a blueprint looks like: the shape of the domain's BlueprintSpec. What it means, such as a role that a
 * kind names and that exists, the domain's own rules decide afterwards.
 */

const Text = z.string().max(2_000);
const Texts = z.array(Text).max(500);
const Phrases = z.strictObject({ one: Text, many: Text });
const Counted = z.strictObject({ none: Text.optional(), one: Text, many: Text });
const Option = z.strictObject({
  key: z
    .string()
    .max(100)
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      "an option's key has letters, digits, dots, hyphens and underscores",
    ),
  name: Text,
});
const True = z.literal(true).optional();

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

const setting = { key: Text, name: Text, description: Text, onDashboard: True };
const Setting = z.discriminatedUnion("kind", [
  z.strictObject({ ...setting, kind: z.literal("choice"), options: z.array(Option), initial: Text }),
  z.strictObject({
    ...setting,
    kind: z.literal("text"),
    initial: z.string(),
    format: z.enum(["name_pattern", "permission_rules"]).optional(),
  }),
  z.strictObject({
    ...setting,
    kind: z.literal("list"),
    format: z.literal("tags").optional(),
    fields: z.array(z.strictObject({ key: Text, name: Text, kind: z.enum(["text", "moment"]) })),
    initial: z.array(z.record(Text, Text)),
  }),
]);

const field = { key: Text, name: Text, help: Text.optional(), required: True, unique: True };
const Field = z.discriminatedUnion("type", [
  z.strictObject({
    ...field,
    type: z.literal("text"),
    longest: z.int().optional(),
    initial: Text.optional(),
  }),
  z.strictObject({
    ...field,
    type: z.literal("long_text"),
    longest: z.int().optional(),
    initial: z.string().optional(),
    format: z.literal("permission_rules").optional(),
  }),
  z.strictObject({
    ...field,
    type: z.literal("number"),
    unit: Phrases.optional(),
    whole: True,
    least: z.number().optional(),
    most: z.number().optional(),
    initial: z.number().optional(),
  }),
  z.strictObject({ ...field, type: z.literal("choice"), options: z.array(Option), initial: Text.optional() }),
  z.strictObject({ ...field, type: z.literal("reference"), to: Text }),
  z.strictObject({
    ...field,
    type: z.enum(["date", "instant", "tags", "host", "url", "person", "json", "secret"]),
  }),
]);

const Action = z.strictObject({
  key: Text,
  name: Text,
  verb: Text,
  from: Texts,
  to: Text,
  byWorker: True,
});
const States = z.strictObject({
  all: z.array(
    z.strictObject({
      key: Text,
      name: Text,
      tone: z.enum(["neutral", "progress", "good", "warning", "bad"]),
    }),
  ),
  initial: Text,
  actions: z.array(Action),
});
const Verb = z.strictObject({
  bit: z.int(),
  roles: Texts,
  usableIn: z.array(z.enum(workspaceStates)),
  description: Text,
  writes: z.enum(["read", "create", "update", "delete"]).optional(),
  runs: z.strictObject({ reports: Texts, progress: Text.optional() }).optional(),
});
const Chart = z.strictObject({
  key: Text,
  name: Text,
  over: Text,
  value: z.union([
    z.literal("count"),
    z.strictObject({ field: Text, as: z.enum(["sum", "average", "highest"]) }),
  ]),
  split: Text.optional(),
});
const Onboarding = z.strictObject({ field: Text, setting: Text });
const Kind = z.strictObject({
  key: Text,
  name: Text,
  plural: Text,
  description: Text,
  level: z.enum(["organization", "workspace", "either"]),
  parent: Text.nullable(),
  volume: z.enum(["few", "many"]),
  fields: z.array(Field).max(100),
  title: Text.nullable(),
  states: States.nullable(),
  list: z.strictObject({
    columns: Texts,
    order: z.strictObject({ by: Text, descending: True }),
    filters: Texts,
  }),
  charts: z.array(Chart).optional(),
  view: z.strictObject({ of: Text, days: Text.optional() }).optional(),
  share: z.strictObject({ name: Text, state: Text }).optional(),
  text: True,
  first: True,
  connects: z
    .strictObject({
      name: Onboarding,
      tags: Onboarding,
      mode: Onboarding,
      rules: Onboarding,
      holds: Texts,
    })
    .optional(),
  verbs: z.record(Text, Verb),
});

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
  models: z.strictObject({ policies: Text, providers: Text }).optional(),
  translations: z.strictObject({ de: z.record(Text, Text) }).optional(),
});
