import type { Webhook } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type Blueprint,
  canUseFeature,
  eventsOfTopic,
  type IntegrationLevel,
  integrationsLimit,
  logOf,
  noSuchWebhook,
  notCallable,
  Refused,
  topicNamed,
  type WebhookFacts,
  type WebhookForm,
  type WebhookStop,
} from "@bailiwick/domain";
import type { z } from "zod";
import { effectiveLimit, type OnPlan, planFacts } from "../plans/internal.ts";
import type { InstanceSettings } from "../procedure/context.ts";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";
import { secretsAt, type WebhookSecrets } from "./secrets.ts";

/** Whose webhook it is: the call's workspace's or, without one, its organization's. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

export type WebhookRow = {
  readonly id: string;
  readonly form: WebhookForm;
  readonly name: string;
  /** Of a Slack channel only the beginning; the whole is its secret. */
  readonly url: string;
  readonly events: string[];
  readonly secrets: WebhookSecrets;
  readonly stopped: WebhookStop | null;
  readonly stoppedAt: Date | null;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  readonly createdByName: string;
  /** The database's clock. */
  readonly now: Date;
};

const columns = `h.id, h.form, h.name, h.url, h.events, h.secrets, h.stopped, h.stopped_at AS "stoppedAt",
  h.failing_since AS "failingSince", h.created_at AS "createdAt", h.created_by_name AS "createdByName", now() AS now`;
const here = "h.org_id = $1 AND h.workspace_id IS NOT DISTINCT FROM $2::uuid";
const placeOf = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

/** What the webhooks of this place belong to. */
export const levelOf = ({ workspace }: Pick<Place, "workspace">): IntegrationLevel =>
  workspace === null ? "organization" : "workspace";

type OfBlueprint = { readonly blueprint: Pick<Blueprint, "topology"> };

/** A webhook in wire format. */
export function webhookOf(
  at: Pick<Place, "workspace"> & OfBlueprint,
  row: WebhookRow,
): z.input<typeof Webhook> {
  const { id, form, name, url, events, stopped, createdByName } = row;
  const topic = topicNamed(events[0]);
  const level = levelOf(at);
  return {
    id,
    level,
    form,
    topic,
    name,
    url,
    events: topic === null ? events : [...eventsOfTopic(topic, logOf(level, at.blueprint.topology))],
    secrets: secretsAt(row.secrets, row.now).map(({ last, createdAt, expiresAt }) => ({
      last,
      createdAt,
      expiresAt,
    })),
    stopped,
    stoppedAt: iso(row.stoppedAt),
    failingSince: iso(row.failingSince),
    createdAt: iso(row.createdAt),
    createdByName,
  };
}

/** A webhook as the target of an audit entry. */
export function aboutWebhook({ id, name }: Pick<WebhookRow, "id" | "name">): Act["target"] {
  return { kind: "webhook", id, name };
}

/** All webhooks of this place, oldest first; there are few. */
export function readWebhooks(at: Place): Promise<WebhookRow[]> {
  return at.sql<WebhookRow>(
    `SELECT ${columns} FROM webhook h WHERE ${here} ORDER BY h.created_at, h.id`,
    placeOf(at),
  );
}

/**
 * The webhook of this place with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs.
 */
export async function findWebhook(at: Place, id: string): Promise<WebhookRow> {
  const [row] = await at.sql<WebhookRow>(`SELECT ${columns} FROM webhook h WHERE ${here} AND h.id = $3`, [
    ...placeOf(at),
    id,
  ]);
  if (row === undefined) throw new Refused(noSuchWebhook);
  return row;
}

/** How many integrations there are here, and how many the plan allows. */
export async function integrationFacts(ctx: Place & OnPlan): Promise<WebhookFacts> {
  const [row] = await ctx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM webhook h WHERE ${here}`,
    placeOf(ctx),
  );
  return {
    count: row?.count ?? 0,
    limit: await effectiveLimit(ctx, integrationsLimit),
    feature: canUseFeature(ctx.blueprint, await planFacts(ctx), integrationsLimit),
  };
}

/** @throws Refused for an address that can't be called from this instance, whatever its name resolves to. */
export function demandCallable({ canCall }: Pick<InstanceSettings, "canCall">, url: string): void {
  if (!canCall(url)) throw new Refused(notCallable);
}

/** What is shown of the address of a Slack channel. */
export const beginningOf = (url: string): string => `${new URL(url).origin}/…`;

/** The part of a webhook's address that names its receiver; the rest can be a secret of the receiver. */
export const hostOf = (url: string): string => new URL(url).host;

/** Aims a refused attempt at the webhook that it names, if its author can see it; at the name of a new one otherwise. */
export const aimAtWebhook: Aim<{ readonly webhook?: string; readonly name?: string | undefined }> = async (
  { webhook, name },
  { sql },
) => {
  if (webhook === undefined) return name === undefined ? null : { kind: "webhook", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM webhook WHERE org_id = authz.org_id() AND id = $1",
    [webhook],
  );
  return { kind: "webhook", id: webhook, name: row?.name ?? webhook };
};
