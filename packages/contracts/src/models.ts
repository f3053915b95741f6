import { modelReasons } from "@bailiwick/domain";
import { z } from "zod";
import { Id, Line, RefusalParams, WorkspaceRef } from "./text.ts";

/** Can the workspace use this model of this provider, named by its name or id? */
export const CheckModel = z.strictObject({
  workspace: WorkspaceRef,
  provider: Line,
  model: Line,
  /** The request's risk score, from 0 to 100, where the caller has one. */
  risk: z.number().min(0).max(100).nullish(),
});

const PolicyName = { id: Id, name: z.string() };

/** The answer, and what decided it. */
export const ModelCheck = z.object({
  allowed: z.boolean(),
  reason: z.enum(Object.keys(modelReasons) as [keyof typeof modelReasons]),
  /** The reason as a sentence, and its parameters as data. */
  message: z.string(),
  params: RefusalParams,
  /** The policy that decided; null where none did. */
  policy: z.object(PolicyName).nullable(),
  /** The policies that only observe, and what they would have decided. */
  observed: z.array(z.object({ ...PolicyName, allowed: z.boolean() })),
});
