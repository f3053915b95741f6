import type { Pool } from "pg";

/**
 * Makes the person with this address platform admin, once they exist and the address is verified; any other loses it.
 * `pool` connects as the identity role.
 * @returns whether there is such a person.
 */
export async function appointPlatformAdmin(pool: Pool, address: string): Promise<boolean> {
  const { rows } = await pool.query<{ appointed: boolean }>(
    "SELECT identity.appoint_platform_admin($1) AS appointed",
    [address],
  );
  return rows[0]?.appointed === true;
}
