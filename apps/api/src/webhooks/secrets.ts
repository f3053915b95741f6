import { randomBytes, randomUUID } from "node:crypto";
import { aboutSecret, type KeptSecret, secretBox, type Tenant } from "@bailiwick/db";
import type { KeepSecret } from "../resources/secrets.ts";

/** A secret as its webhook keeps it. */
export type WebhookSecret = KeptSecret & {
  readonly createdAt: string;
  /** When it ends; null for the one that goes on. */
  readonly expiresAt: string | null;
};

/** The secrets of a webhook by their ids. */
export type WebhookSecrets = Readonly<Record<string, WebhookSecret>>;

type Keeping = Pick<Tenant, "sql"> & { readonly instance: { readonly keepSecret: KeepSecret } };

/** A new secret of a webhook, of 256 bits, in the form of Standard Webhooks: its text, shown once, and as it is kept. */
export async function newSecret(
  ctx: Keeping,
  webhook: string,
  now: Date,
): Promise<{ readonly text: string; readonly kept: WebhookSecrets }> {
  const text = `whsec_${randomBytes(32).toString("base64")}`;
  return { text, kept: await keptSecret(ctx, webhook, text, now) };
}

/** A secret as its webhook keeps it, encrypted under the current version of the key of secrets. */
export async function keptSecret(
  { sql, instance }: Keeping,
  webhook: string,
  text: string,
  now: Date,
): Promise<WebhookSecrets> {
  const [current] = await sql<{ version: number }>("SELECT authz.current_secret_version() AS version");
  if (current === undefined) throw new Error("the key of secrets has no version");
  const id = randomUUID();
  const kept = instance.keepSecret(text, aboutSecret(webhook, id), current.version);
  return { [id]: { ...kept, createdAt: now.toISOString(), expiresAt: null } };
}

/** The newest first, without those that ended. */
export function secretsAt(secrets: WebhookSecrets, now: Date): readonly WebhookSecret[] {
  return Object.values(secrets)
    .filter(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > now)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/**
 * The texts of the secrets that sign now, the newest first.
 * @throws for what was not encrypted with this instance's secret
 */
export function openSecrets(
  instanceSecret: string,
  webhook: string,
  secrets: WebhookSecrets,
  now: Date,
): readonly string[] {
  return Object.entries(secrets)
    .filter(([, { expiresAt }]) => expiresAt === null || new Date(expiresAt) > now)
    .toSorted(([, a], [, b]) => b.createdAt.localeCompare(a.createdAt))
    .map(([id, { version, box }]) => secretBox(instanceSecret, version).open(box, aboutSecret(webhook, id)));
}
