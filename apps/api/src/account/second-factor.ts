import { SecondFactor } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

/** The signed-in person's second factor: whether there is one, and how many recovery codes are left. */
export const secondFactor = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(SecondFactor)
  .query(async ({ ctx }) => {
    const [row] = await ctx.sql<{ since: Date | null; recovery_codes: number }>(
      "SELECT * FROM authz.my_second_factor()",
    );
    return { authenticatorSince: iso(row?.since ?? null), recoveryCodes: row?.recovery_codes ?? 0 };
  });
