import {
  keyLevels,
  maxWebhooks,
  secretOverlapHours,
  slackTopics,
  webhookForms,
  webhookStops,
} from "@bailiwick/domain";
import { z } from "zod";
import { CountInput, countedPageOf, PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Name } from "./text.ts";

/** Where events are sent: an https address. */
export const WebhookUrl = z.string().min(1).max(2_048);
/** What is sent: actions of the log, or `action:kind` for one kind of resource. */
export const WebhookEvents = z.array(z.string().min(1).max(120)).max(500);

/** A webhook of a workspace or of an organization. Never includes its secrets. */
export const Webhook = z.object({
  id: Id,
  level: z.enum(keyLevels),
  form: z.enum(webhookForms),
  /** What a Slack channel is told of; null for a webhook. */
  topic: z.enum(slackTopics).nullable(),
  name: z.string(),
  /** Of a Slack channel only the beginning: its address is a secret. */
  url: z.string(),
  /** Of a Slack channel those of its topic. */
  events: z.array(z.string()),
  /** By their last characters, the newest first; the others end by themselves. */
  secrets: z.array(z.object({ last: z.string(), createdAt: Instant, expiresAt: Instant.nullable() })),
  /** Why it is off; null while it is on. */
  stopped: z.enum(webhookStops).nullable(),
  stoppedAt: Instant.nullable(),
  /** The first failure since something arrived; null if there is none. */
  failingSince: Instant.nullable(),
  createdAt: Instant,
  /** Who created it, by their name at the time. */
  createdByName: z.string(),
});

/** All of the place, oldest first. */
export const ListWebhooks = atPlace({});
export const Webhooks = z.object({
  items: z.array(Webhook).max(maxWebhooks),
  /** How many there can be here; null for any number. */
  limit: z.int().nullable(),
});
export const GetWebhook = atPlace({ webhook: Id });
export const CreateWebhook = atPlace({ name: Name, url: WebhookUrl, events: WebhookEvents });
/** The answer to who created a webhook or rotated its secret: the only one that ever contains the secret. */
export const WebhookWithSecret = z.object({ webhook: Webhook, secret: z.string() });
/** `url` is an address of Slack for incoming webhooks, which is bound to one channel. It is never shown again. */
export const ConnectSlack = atPlace({ name: Name, topic: z.enum(slackTopics), url: WebhookUrl });
/** What is left out stays. Of a Slack channel the events can't be changed. */
export const UpdateWebhook = atPlace({
  webhook: Id,
  name: Name.optional(),
  url: WebhookUrl.optional(),
  events: WebhookEvents.optional(),
});
/** For how many hours the earlier secret works, too; 0 ends it immediately. */
export const RotateWebhookSecret = atPlace({
  webhook: Id,
  overlapHours: z.int().min(0).max(secretOverlapHours.most).default(secretOverlapHours.standard),
});
export const WebhookGone = z.object({ id: Id });

/** An event on its way to a webhook, or there. */
export const WebhookDelivery = z.object({
  id: Id,
  /** The `webhook-id` that the receiver sees, the same in every attempt. */
  eventId: z.string(),
  event: z.string(),
  state: z.enum(["pending", "delivered", "failed"]),
  createdAt: Instant,
  /** When it is tried next; null once it is settled. */
  dueAt: Instant.nullable(),
  attempts: z.int(),
  /** The newest attempt; null before the first. */
  last: z
    .object({ at: Instant, tookMs: z.int(), status: z.int().nullable(), failure: z.string().nullable() })
    .nullable(),
});

/** Newest first. */
export const ListDeliveries = atPlace({
  webhook: Id,
  state: z.enum(["pending", "delivered", "failed"]).nullish(),
  ...CountInput,
  ...PageInput,
});
export const DeliveryPage = countedPageOf(WebhookDelivery);
export const GetDelivery = atPlace({ webhook: Id, delivery: Id });
/** With what was sent, and the beginning of each answer. */
export const DeliveryDetail = WebhookDelivery.extend({
  body: z.string(),
  tries: z.array(
    z.object({
      number: z.int(),
      at: Instant,
      tookMs: z.int(),
      status: z.int().nullable(),
      /** Why there was no answer: `url`, `address`, `timeout`, `certificate` or `connection`. */
      failure: z.string().nullable(),
      excerpt: z.string(),
    }),
  ),
});
export const TestWebhook = atPlace({ webhook: Id });
/** One delivery, or all between two instants (`to` is exclusive), or only those that failed. */
export const ReplayDeliveries = atPlace({
  webhook: Id,
  delivery: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  onlyFailed: z.boolean().default(false),
});
export const ReplayedDeliveries = z.object({ deliveries: z.int() });
