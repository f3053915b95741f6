import { fieldLimits, maxRules, permissionModes, ruleVerbs, verdicts } from "@bailiwick/domain";
import { z } from "zod";
import { Id, Name, WorkspaceRef } from "./text.ts";

const Verb = z.enum([...ruleVerbs, "any"]);
const Pattern = z
  .string()
  .min(1)
  .max(1_000)
  .describe("A pattern for the whole text, in which * stands for any characters.");

/** A rule with one of the three verdicts, and a pattern where its verb can have one. */
const ruleOf = (verdict: (typeof verdicts)[number]) =>
  z.strictObject({
    [verdict]: Verb.describe("What is done: the first rule that matches decides."),
    path: Pattern.optional().describe("Of a file, for read, write and any."),
    command: Pattern.optional().describe("Of a command, for execute and any."),
  });

/** A machine's permissions.yaml: rules in their order. Published as a JSON Schema. */
export const PermissionRules = z
  .array(z.union([ruleOf("allow"), ruleOf("deny"), ruleOf("ask")]))
  .max(maxRules)
  .meta({ title: "permissions.yaml", description: "What agents on a machine can do." });

/** A machine as its agent knows it. */
export const Machine = z.object({
  id: Id,
  name: z.string(),
  tags: z.array(z.string()),
  mode: z.enum(permissionModes),
  /** Where it is now. */
  workspace: z.object({ id: Id, slug: z.string(), name: z.string() }),
});

/** The rules of a machine: which version, and their text; null in an answer to who has this version. */
const Rules = z.object({ version: z.string(), text: z.string().nullable() });

/** Registers a machine. Without a name, it is named by the workspace's pattern; the tags are added to the workspace's. */
export const ConnectMachine = z.strictObject({
  workspace: WorkspaceRef,
  kind: z
    .string()
    .max(40)
    .regex(/^[a-z]+(?:_[a-z]+)*$/)
    .default("machine"),
  hostname: z
    .string()
    .min(1)
    .max(253)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u),
  name: Name.optional(),
  tags: z
    .array(
      z
        .string()
        .max(fieldLimits.tag)
        .regex(/^[^\p{C}]+$/u),
    )
    .max(fieldLimits.tags)
    .default([]),
});
/** The answer to who connected a machine: the only one that ever contains its credential. */
export const ConnectedMachine = z.object({
  machine: Machine,
  credential: z.string(),
  /** How often it reports, in seconds. */
  heartbeatSeconds: z.int(),
});

/** A machine's report. `rules` is the version of the rules that it has. */
export const ReportHeartbeat = z.strictObject({ rules: z.string().max(64).optional() });
export const Heartbeat = z.object({ machine: Machine, rules: Rules, heartbeatSeconds: z.int() });

/** What an agent on the machine is about to do. */
export const CheckMachine = z.strictObject({
  verb: z.enum(ruleVerbs),
  path: z.string().min(1).max(4_000).optional(),
  command: z.string().min(1).max(4_000).optional(),
});
/** Whether it can, and the rule that says so, counted from 1; null where the machine's mode does. */
export const MachineRuling = z.object({
  verdict: z.enum(verdicts),
  rule: z.int().nullable(),
  mode: z.enum(permissionModes),
});
