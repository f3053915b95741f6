import { systemTransaction, type Tell } from "@bailiwick/db";
import {
  blueprint,
  defaultLocale,
  integrationsPath,
  pauseAfter,
  type WebhookForm,
  webhookPatienceDays,
} from "@bailiwick/domain";
import type { ClientBase, Pool } from "pg";
import { Webhook } from "standardwebhooks";
import type { Work } from "../jobs/work.ts";
import { mailTextsIn } from "../mail/texts/index.ts";
import { type Door, maxConcurrentCalls, type OutboundAnswer } from "../outbound/door.ts";
import { OutboundError } from "../outbound/outbound-error.ts";
import { openSecrets, type WebhookSecrets } from "../webhooks/secrets.ts";
import { slackText } from "./slack-message.ts";

export type WebhookParts = {
  /** Connections of the worker role. */
  readonly pool: Pool;
  readonly door: Pick<Door, "post">;
  /** The instance's secret. */
  readonly secret: string;
  /** Where the console is, for links in mails. */
  readonly publicUrl: URL;
  readonly tell: Tell;
  /** Is told of a delivery that was another process's when its attempt ended. */
  readonly overslept: (delivery: string) => void;
};

/** A row of authz.claim_webhooks. */
type Claimed = {
  readonly org_id: string;
  readonly id: string;
  readonly lease: string;
  readonly attempts: number;
  readonly webhook_id: string;
  readonly event_id: string;
  readonly body: string;
  readonly url: string;
  readonly secrets: WebhookSecrets;
  readonly generation: number;
  readonly form: WebhookForm;
  /** As it was first sent; null before, and for what is sent as `body`. */
  readonly message: string | null;
};

/** How many deliveries this process makes at a time, of all organizations. */
const maxDeliveries = 16;
/** More than the total time of a delivery. */
const leaseSeconds = 60;

/** What came of an attempt: an answer, or why there was none. */
type Outcome = { readonly status: number; readonly excerpt: string } | { readonly failure: string };

/**
 * Due events as background work (C35). Organizations take turns, each with a few at a time. Each is sent outside of any
 * transaction and settled under its lease; who dies in between leaves it to be sent again, under the same id.
 */
export function webhookWork(parts: WebhookParts): Work {
  return {
    name: "webhooks",
    parallel: maxDeliveries,
    claim: async (count) => {
      const { rows } = await parts.pool.query<Claimed>("SELECT * FROM authz.claim_webhooks($1, $2, $3)", [
        count,
        maxConcurrentCalls,
        leaseSeconds,
      ]);
      return rows.map((delivery) => () => deliver(parts, delivery));
    },
  };
}

async function deliver(parts: WebhookParts, delivery: Claimed): Promise<void> {
  const body = await bodyOf(parts, delivery);
  if (body === null) return parts.overslept(delivery.id);
  const start = performance.now();
  const outcome = await attempt(parts, delivery, body);
  const tookMs = Math.round(performance.now() - start);
  const settled = await systemTransaction(parts.pool, parts.tell, async (client) => {
    const result = await settle(client, delivery, outcome, tookMs);
    if (result === "gone" || result === "failing") await warn(client, delivery, result, parts.publicUrl);
    return result;
  });
  if (settled === null) parts.overslept(delivery.id);
}

/** What is sent, the same in every attempt; null if the lease is someone else's by now. */
async function bodyOf(parts: WebhookParts, delivery: Claimed): Promise<string | null> {
  const { form, body, message, org_id, id, lease } = delivery;
  if (form === "webhook" || message !== null) return message ?? body;
  const worded = await slackText(parts, delivery);
  if (worded === null) return null;
  const { rows } = await parts.pool.query<{ kept: boolean }>(
    "SELECT authz.word_delivery($1, $2, $3, $4) AS kept",
    [org_id, id, lease, worded],
  );
  return rows[0]?.kept ? worded : null;
}

async function attempt({ door, secret }: WebhookParts, delivery: Claimed, body: string): Promise<Outcome> {
  try {
    const { status, excerpt }: OutboundAnswer = await door.post({ ...callOf(secret, delivery, body), body });
    return { status, excerpt };
  } catch (error) {
    return { failure: error instanceof OutboundError ? error.failure : "secret" };
  }
}

/**
 * Where a delivery goes. Of a webhook the secrets sign; of a Slack channel the secret is the address.
 * @throws for what was not encrypted with this instance's secret
 */
function callOf(secret: string, { org_id, webhook_id, event_id, url, form, secrets }: Claimed, body: string) {
  const now = new Date();
  const texts = openSecrets(secret, webhook_id, secrets, now);
  const headers = { "content-type": "application/json", "user-agent": "Bailiwick-Webhooks/1" };
  if (form === "slack") return { organization: org_id, url: texts[0] ?? "", headers };
  return { organization: org_id, url, headers: { ...headers, ...signatures(texts, event_id, body, now) } };
}

/** The headers of Standard Webhooks: signed with every secret that has not ended. */
function signatures(texts: readonly string[], event_id: string, body: string, now: Date) {
  return {
    "webhook-id": event_id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": texts.map((text) => new Webhook(text).sign(event_id, now, body)).join(" "),
  };
}

/** @returns what followed; null if the lease is someone else's by now, and then nothing changed */
async function settle(
  client: ClientBase,
  { org_id, id, lease, generation, attempts }: Claimed,
  outcome: Outcome,
  tookMs: number,
): Promise<string | null> {
  const isGone = "status" in outcome && outcome.status === 410;
  const { rows } = await client.query<{ result: string | null }>(
    "SELECT authz.settle_webhook($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS result",
    [
      org_id,
      id,
      lease,
      generation,
      tookMs,
      "status" in outcome ? outcome.status : null,
      "failure" in outcome ? outcome.failure : null,
      "excerpt" in outcome ? outcome.excerpt : "",
      isGone ? null : pauseAfter(attempts, Math.random()),
      webhookPatienceDays,
    ],
  );
  return rows[0]?.result ?? null;
}

/** A row of authz.managers_of_webhook. */
type Manager = {
  readonly email: string;
  readonly locale: string | null;
  readonly name: string;
  readonly blueprint: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly workspace_id: string | null;
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
};

/** Mails those who manage the integrations that one of them was turned off. */
async function warn(
  client: ClientBase,
  { org_id, webhook_id }: Claimed,
  reason: "gone" | "failing",
  publicUrl: URL,
): Promise<void> {
  const { rows } = await client.query<Manager>("SELECT * FROM authz.managers_of_webhook($1, $2)", [
    org_id,
    webhook_id,
  ]);
  for (const row of rows) {
    const rules = blueprint(row.blueprint);
    const workspace = row.workspace_slug === null ? null : { slug: row.workspace_slug };
    const path = integrationsPath(rules, { slug: row.organization_slug }, workspace);
    const { subject, body } = mailTextsIn(row.locale ?? defaultLocale).webhookStopped({
      place: {
        workspace: row.workspace_name,
        organization: rules.topology === "flat" ? null : row.organization_name,
      },
      webhook: row.name,
      reason,
      days: webhookPatienceDays,
      link: new URL(path, publicUrl).href,
    });
    await client.query("SELECT authz.mail_from_system($1, $2, $3, $4, $5, 'webhook_stopped')", [
      org_id,
      row.workspace_id,
      row.email,
      subject,
      body,
    ]);
  }
}
