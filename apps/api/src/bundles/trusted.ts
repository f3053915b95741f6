import { createHash } from "node:crypto";
import type { Tenant } from "@bailiwick/db";
import { Refused, refuse } from "@bailiwick/domain";
import type { InstanceSettings } from "../procedure/context.ts";

/**
 * Demands that the operator trusts who signed a bundle: this instance itself, or one whose key they added with
 * `bailiwick bundle trust`.
 */
export async function demandTrusted(
  { sql, instance }: Pick<Tenant, "sql"> & { readonly instance: InstanceSettings },
  publicKey: string,
): Promise<void> {
  if (publicKey === instance.recordKey) return;
  const [row] = await sql<{ trusted: boolean }>("SELECT authz.is_trusted_instance($1) AS trusted", [
    publicKey,
  ]);
  if (row?.trusted === true) return;
  const fingerprint = createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex");
  throw new Refused(refuse("bundle_not_trusted", { fingerprint }, "bundle"));
}
