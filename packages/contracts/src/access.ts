import { z } from "zod";
import { Permission } from "./enums.ts";
import { WorkspaceRef } from "./text.ts";

export const CheckAccess = z.strictObject({ workspace: WorkspaceRef, permission: Permission });

/** May the caller do it, here and now? When not: why, as an error of the operation itself would say it. */
export const AccessAnswer = z.object({
  allowed: z.boolean(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
});
