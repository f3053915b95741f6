import { SecondFactor } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

/** The signed-in person's second factor: since when there is an app, the passkeys, and how many recovery codes are left. */
export const secondFactor = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(SecondFactor)
  .query(async ({ ctx }) => {
    const [row] = await ctx.sql<{ since: Date | null; recovery_codes: number }>(
      "SELECT * FROM authz.my_second_factor()",
    );
    const passkeys = await ctx.sql<{ id: string; name: string; created_at: Date; last_used_at: Date | null }>(
      "SELECT * FROM authz.my_passkeys()",
    );
    return {
      authenticatorSince: iso(row?.since ?? null),
      passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
        id,
        name,
        createdAt: iso(created_at),
        lastUsedAt: iso(last_used_at),
      })),
      recoveryCodes: row?.recovery_codes ?? 0,
    };
  });
