import { SessionList } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

type Row = {
  id: string;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
};

/** The sessions of the signed-in person, most recently used first; never a token. */
export const list = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(SessionList)
  .query(async ({ ctx }) => {
    const rows = await ctx.sql<Row>("SELECT * FROM authz.my_sessions()");
    const items = rows.map((row) => ({
      id: row.id,
      current: row.id === ctx.person.sessionId,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.updated_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      ipAddress: row.ip_address,
      userAgent: row.user_agent,
    }));
    return { items };
  });
