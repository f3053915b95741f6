import { complianceOps, permissions } from "@bailiwick/domain";
import { betterAuth } from "better-auth";
import { organization } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import pg from "pg";

/** Our matrix as better-auth writes one: from resource to actions. */
type Statements = Record<string, string[]>;

function statements(names: readonly string[]): Statements {
  const all: Statements = {};
  for (const name of names) {
    const [resource = "", action = ""] = name.split(":");
    all[resource] = [...(all[resource] ?? []), action];
  }
  return all;
}

const ac = createAccessControl(statements(permissions.map((row) => row.name)));

/** The roles of our flat blueprint, by name, as better-auth's own. */
export const betterAuthRoles = Object.fromEntries(
  complianceOps.roles.workspace.map((role) => [role.key, ac.newRole(statements(role.permissions))]),
);

/** How better-auth names the session cookie by default. */
export const betterAuthCookie = "better-auth.session_token";

/**
 * better-auth as its guide for performance recommends it: joins in the database, and the indexes that its migration
 * makes, and connections that are kept. The guide's cookie cache is a choice: with it a session that was ended goes on for five minutes.
 */
export function createBetterAuth(url: string, secret: string, cookieCache: boolean) {
  return betterAuth({
    database: new pg.Pool({ connectionString: url, max: 20, idleTimeoutMillis: 0 }),
    secret,
    baseURL: "http://127.0.0.1",
    trustedOrigins: ["http://127.0.0.1:*"],
    session: { cookieCache: { enabled: cookieCache, maxAge: 5 * 60 } },
    advanced: { database: { joins: true } },
    // It counts requests by address, and all of ours come from one.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    plugins: [organization({ ac, roles: betterAuthRoles })],
  });
}
