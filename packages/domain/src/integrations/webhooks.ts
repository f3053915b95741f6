import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { heldInOrganization } from "../access/grants.ts";
import { has } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { auditActions, isAuditAction } from "../audit/audit-actions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import type { KeyLevel } from "../keys/key-text.ts";
import { canAddWithinDeclared } from "../plans/limits.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";

/** What a webhook is sent: signed events, or messages of Slack. */
export const webhookForms = ["webhook", "slack"] as const;
export type WebhookForm = (typeof webhookForms)[number];

/** What an integration belongs to: a workspace, or the organization with all of its workspaces. */
export type IntegrationLevel = KeyLevel;

/** The permissions to see and manage integrations of each level, and to read the log, which is every event. */
export const integrationPermissions = {
  workspace: {
    read: permission("integration:read"),
    manage: permission("integration:manage"),
    log: permission("audit:read"),
  },
  organization: {
    read: permission("organization_integration:read"),
    manage: permission("organization_integration:manage"),
    log: permission("organization_audit:read"),
  },
} as const;

/** The maximum number of webhooks of a workspace, and of an organization itself, where its plan sets none below. */
export const maxWebhooks = 50;
/** The name of the limit, and of the feature, by which a blueprint's plans say how many integrations there can be (V28, V63). */
export const integrationsLimit = "integrations";

/** How long the earlier secret works beside a new one, in hours. */
export const secretOverlapHours = { standard: 24, most: 720 } as const;

/** What a webhook is told of: `member.added`, or of one kind only, `resource.created:certificate`. */
export type EventName = string;

/** By the noun of an event, the permission with which one sees in a workspace what it tells. */
const readOfNoun: Readonly<Record<string, PermissionName>> = {
  workspace: "workspace:read",
  member: "member:read",
  key: "key:read",
  invitation: "invitation:read",
  quota: "usage:read",
  usage: "usage:read",
  webhook: "integration:read",
  review: "access_review:read",
};

const ofKinds = /^(resource|run|schedule|playbook)\./;

/** Every event by its bare name: the actions of an organization's log, which what is done to the instance's keys is not in. */
export const eventNames: readonly EventName[] = auditActions.filter(
  (action) => !action.startsWith("instance."),
);

/** Whether an event is about a resource, so that it can be chosen for one kind. */
export const isOfKinds = (action: string): boolean => ofKinds.test(action);

function readEvent(name: EventName, level: IntegrationLevel): PermissionName | null {
  const [action = "", kind] = name.split(":");
  if (kind !== undefined) return `${kind}:read`;
  return level === "workspace" ? (readOfNoun[action.split(".")[0] ?? ""] ?? null) : null;
}

/**
 * Can the actor have this event sent? They must be able to read what it tells: the log, or what the event is about.
 * @param name of the blueprint's events; anything else is refused
 */
export function canChooseEvent(actor: Actor, level: IntegrationLevel, name: EventName): Decision {
  const { blueprint } = actor;
  const [action = "", kind, ...more] = name.split(":");
  const known =
    isAuditAction(action) &&
    more.length === 0 &&
    (kind === undefined || (isOfKinds(action) && blueprint?.resourceKinds.some(({ key }) => key === kind)));
  if (!known || blueprint === null) return refuse("unknown_event", { event: name.slice(0, 80) }, "events");
  const held = level === "organization" ? heldInOrganization(actor) : actor.permissions;
  const log = level === "organization" ? "organization_audit:read" : "audit:read";
  const read = readEvent(name, level);
  const isRead =
    has(held, log, blueprint.catalogue) || (read !== null && has(held, read, blueprint.catalogue));
  return isRead ? allowed : refuse("above_yourself", { what: "webhook" }, "events");
}

/** The events that the actor can choose, of those that the place's log can contain; of kinds for each kind, too. */
export function eventsFor(actor: Actor, level: IntegrationLevel): readonly EventName[] {
  const kinds = actor.blueprint?.resourceKinds.map(({ key }) => key) ?? [];
  return eventNames
    .flatMap((action) => [action, ...(isOfKinds(action) ? kinds.map((kind) => `${action}:${kind}`) : [])])
    .filter((name) => canChooseEvent(actor, level, name).allowed);
}

function checkEvents(actor: Actor, level: IntegrationLevel, events: readonly EventName[]): Decision {
  if (events.length === 0) return refuse("event_needed", {}, "events");
  return allOf(...events.map((name) => () => canChooseEvent(actor, level, name)));
}

export type WebhookDraft = { readonly name: string; readonly events: readonly EventName[] };

/** How many there are at this place, how many the plan allows (null for any number), and whether it allows integrations. */
export type WebhookFacts = {
  readonly count: number;
  readonly limit: number | null;
  readonly feature: Decision;
};

/** Whether one more integration fits (V28, V63). */
export function canAddIntegration(
  { limits }: Pick<Blueprint, "limits">,
  { count, limit, feature }: WebhookFacts,
): Decision {
  const declared = limits.find(({ key }) => key === integrationsLimit);
  return allOf(
    () => feature,
    () => (declared === undefined ? allowed : canAddWithinDeclared(declared, count, limit)),
    () => (count < maxWebhooks ? allowed : refuse("webhook_limit", { amount: maxWebhooks })),
  );
}

/** Can the actor create this webhook (C35)? Only of what they can read there. */
export function canCreateWebhook(
  actor: Actor,
  level: IntegrationLevel,
  { name, events }: WebhookDraft,
  facts: WebhookFacts,
): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return noSuchWebhook;
  return allOf(
    () => can(actor, integrationPermissions[level].manage),
    () => checkName(name),
    () => checkEvents(actor, level, events),
    () => canAddIntegration(blueprint, facts),
  );
}

/** Can the actor make this of a webhook? They answer for the events that they add, not for those that it had. */
export function canUpdateWebhook(
  actor: Actor,
  level: IntegrationLevel,
  before: readonly EventName[],
  { name, events }: WebhookDraft,
): Decision {
  const added = events.filter((event) => !before.includes(event));
  return allOf(
    () => can(actor, integrationPermissions[level].manage),
    () => checkName(name),
    () => (events.length === 0 ? refuse("event_needed", {}, "events") : allowed),
    () => allOf(...added.map((event) => () => canChooseEvent(actor, level, event))),
  );
}

/** Why a webhook is off: someone turned it off, its receiver said that it is gone, it failed for days, or the plan has none. */
export const webhookStops = ["by_hand", "gone", "failing", "plan"] as const;
export type WebhookStop = (typeof webhookStops)[number];

/** Can it be turned on, or off? Each once. */
export function canSwitchWebhook(
  actor: Actor,
  level: IntegrationLevel,
  webhook: { readonly stopped: WebhookStop | null },
  to: "on" | "off",
): Decision {
  const isOn = webhook.stopped === null;
  return allOf(
    () => can(actor, integrationPermissions[level].manage),
    () => (isOn === (to === "on") ? refuse(isOn ? "webhook_on" : "webhook_off") : allowed),
  );
}

/** Can something be sent to it right now: a test event, or what was sent before? */
export function canSendTo(
  actor: Actor,
  level: IntegrationLevel,
  webhook: { readonly stopped: WebhookStop | null },
): Decision {
  return allOf(
    () => can(actor, integrationPermissions[level].manage),
    () => (webhook.stopped === null ? allowed : refuse("webhook_off")),
  );
}

/** For a webhook that does not exist here. */
export const noSuchWebhook = refuse("no_such_webhook");
/** For a delivery that this webhook does not have. */
export const noSuchDelivery = refuse("no_such_delivery", {}, "delivery");
/** For an address that can't be called. */
export const notCallable = refuse("url_not_callable", {}, "url");

/** The pauses after the first attempts, in seconds; after the last one a delivery is given up. */
export const webhookPauses: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
/** After as many days in which nothing arrived a webhook is turned off. */
export const webhookPatienceDays = 5;

/**
 * When to try again, in seconds from now; null for never.
 * @param attempts how many failed
 * @param chance from 0 to 1, by which the pauses of many are spread over a tenth of their length
 */
export function pauseAfter(attempts: number, chance: number): number | null {
  const pause = webhookPauses[attempts - 1];
  return pause === undefined ? null : pause * (1 + chance / 10);
}
