import type { Tenant } from "@bailiwick/db";
import type { KeyHolder } from "@bailiwick/domain";
import { newSecret } from "./secret.ts";

type At = Pick<Tenant, "sql"> & { readonly organization: { readonly id: string } };

/**
 * Gives a key its next secret. The others end after the overlap, by the database's clock, or when they would before.
 * @param overlapHours null for until someone revokes them
 * @returns the new text, and the id by which people know it
 */
export async function nextSecret(
  { sql, organization }: At,
  { id, level }: { readonly id: string; readonly level: KeyHolder },
  overlapHours: number | null,
): Promise<{ readonly text: string; readonly publicId: string }> {
  const { text, publicId, hash, last } = newSecret(level);
  const at = [organization.id, id];
  if (overlapHours !== null) {
    await sql(
      `UPDATE key_secret SET expires_at = now() + make_interval(hours => $3)
       WHERE org_id = $1 AND key_id = $2
         AND (expires_at IS NULL OR expires_at > now() + make_interval(hours => $3))`,
      [...at, overlapHours],
    );
  }
  await sql("INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, $3, $4, $5)", [
    ...at,
    publicId,
    hash,
    last,
  ]);
  return { text, publicId };
}
