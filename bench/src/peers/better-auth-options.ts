import { complianceOps, permissions } from "@bailiwick/domain";
import { betterAuth } from "better-auth";
import { organization } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import pg from "pg";

/** Our matrix in better-auth's format: from resource to actions. */
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

/** better-auth's default name for the session cookie. */
export const betterAuthCookie = "better-auth.session_token";

/**
 * better-auth as its performance guide recommends: joins in the database, the indexes of its migration, and persistent
 * connections. The guide's cookie cache is optional: with it an ended session keeps working for five minutes.
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
