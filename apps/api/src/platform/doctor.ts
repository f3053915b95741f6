import { Diagnosis } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

/** Runs the isolation doctor, for the instance's operator: every check with its result. */
export const doctor = procedure("platform:read")
  .input(z.strictObject({}).optional())
  .output(Diagnosis)
  .query(async ({ ctx }) => {
    const { at, findings } = await ctx.instance.examine();
    return { at: at.toISOString(), findings: [...findings] };
  });
