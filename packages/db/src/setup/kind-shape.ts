import { workspaceStates } from "@bailiwick/domain";
import { z } from "zod";

/* The parts of the shape of a blueprint's file that its kinds are made of. */

/** A text in the file. */
export const Text = z.string().max(2_000);
export const Texts = z.array(Text).max(500);
export const True = z.literal(true).optional();
/** What is said of one and of many. */
export const Phrases = z.strictObject({ one: Text, many: Text });
/** Something to choose. Its key is compared in queries. */
export const Option = z.strictObject({
  key: z
    .string()
    .max(100)
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      "an option's key has letters, digits, dots, hyphens and underscores",
    ),
  name: Text,
});

const field = { key: Text, name: Text, help: Text.optional(), required: True, unique: True, readOnly: True };
const Field = z.discriminatedUnion("type", [
  z.strictObject({
    ...field,
    type: z.literal("text"),
    longest: z.int().optional(),
    initial: Text.optional(),
    format: z.literal("cron").optional(),
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
  approvals: z
    .strictObject({ setting: Text, needed: z.record(Text, z.union([z.int().min(1), z.literal("all")])) })
    .optional(),
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
/** A kind of resources. */
export const Kind = z.strictObject({
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
  window: z.strictObject({ starts: Text, ends: Text, refusedIn: Text, checkedBy: Texts }).optional(),
  expires: z.strictObject({ field: Text, days: z.int().min(0) }).optional(),
  matrix: z.strictObject({ rows: Text, columns: Text, name: Text }).optional(),
  counts: z.strictObject({ limit: Text, distinct: Text }).optional(),
  repeats: z
    .strictObject({
      cron: Text,
      next: Text,
      last: Text,
      result: Text,
      paused: Text,
      starts: z.strictObject({ kind: Text, fields: z.record(Text, Text) }),
      for: z.strictObject({ reference: Text, tags: Text, tagsOf: Text }),
    })
    .optional(),
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
