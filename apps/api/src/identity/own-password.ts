import { APIError } from "better-auth/api";
import type { Pool } from "pg";

/** better-auth compares the password with the hash, because it knows how it was made. */
type Verify = (compared: { readonly hash: string; readonly password: string }) => Promise<boolean>;

/**
 * The stored password hash of the signed-in person, after they have typed that password again.
 * @throws APIError `INVALID_PASSWORD` when it is wrong.
 */
export async function demandPassword(
  pool: Pool,
  verify: Verify,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<string> {
  const { rows } = await pool.query<{ password: string | null }>(
    "SELECT password FROM identity.account WHERE user_id = $1 AND provider_id = 'credential'",
    [user],
  );
  const hash = rows[0]?.password ?? null;
  if (hash === null || !(await verify({ hash, password }))) {
    throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", message: "This is not your password." });
  }
  return hash;
}
