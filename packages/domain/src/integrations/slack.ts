import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { type AuditAction, type AuditPlace, auditActionsAt } from "../audit/audit-actions.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import {
  canAddIntegration,
  canChooseEvent,
  type EventName,
  type IntegrationLevel,
  integrationPermissions,
  noSuchWebhook,
  type WebhookFacts,
} from "./webhooks.ts";

/** What Slack is told of, each in a channel of its own (C36), and of playbooks that ran (V10). */
export const slackTopics = ["billing", "security", "schedules", "playbooks"] as const;
export type SlackTopic = (typeof slackTopics)[number];

/* By their nouns where all of a noun belongs to a topic, so that what is added to it later does, too. */
const topics: Readonly<Record<SlackTopic, RegExp>> = {
  billing: /^(billing\.|quota\.warned$|organization\.(plan_|features_))/,
  security:
    /^((organization\.)?(key|token|policy|factor|sso|role|admin)[._]|member\.(role_|made_|ownership_)|organization\.member_role_|(workspace|organization)\.security_policy_|team\.(grant|ungrant)|person\.(authenticator|passkey|recovery_codes|second_factor)_|workspace\.(rescued|transferred)$|(domain|connection|directory|request)\.)/,
  schedules: /^schedule\.failed$/,
  playbooks: /^playbook\.ran$/,
};

/** Attempts that are told of although they were refused: a key was used from an address where it does not work. */
const refusals: ReadonlySet<string> = new Set<AuditAction>(["key.used", "organization.key_used"]);

/** The topic that an action of the log belongs to; null for none. */
export const topicOf = (action: string): SlackTopic | null =>
  slackTopics.find((topic) => topics[topic].test(action)) ?? null;

/** The outcome with which an action is told of. */
export const outcomeTold = (action: string): "done" | "refused" =>
  refusals.has(action) ? "refused" : "done";

/** The name of all events of a topic, as a channel keeps it. */
export const topicEvent = (topic: SlackTopic): EventName => `@${topic}`;

/** The topic of such a name; null for an event. */
export const topicNamed = (event: EventName | undefined): SlackTopic | null =>
  slackTopics.find((topic) => topicEvent(topic) === event) ?? null;

/** The actions of a topic that the log of such a place can contain. */
export const eventsOfTopic = (topic: SlackTopic, place: AuditPlace): readonly AuditAction[] =>
  auditActionsAt(place).filter((action) => topicOf(action) === topic);

/** Whose log the integrations of a level are told from. */
export function logOf(level: IntegrationLevel, topology: "flat" | "organization"): AuditPlace {
  if (level === "organization") return "organization";
  return topology === "flat" ? "standalone" : "workspace";
}

export type SlackDraft = { readonly name: string; readonly topic: SlackTopic };

/** Is this topic free, beside what {@link WebhookFacts} say? */
export type SlackFacts = WebhookFacts & { readonly isTaken: boolean };

/** Can the actor have a channel told of a topic (C36)? Only of what they can read there, and each topic in one channel. */
export function canConnectSlack(
  actor: Actor,
  level: IntegrationLevel,
  { name, topic }: SlackDraft,
  facts: SlackFacts,
): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return noSuchWebhook;
  const told = eventsOfTopic(topic, logOf(level, blueprint.topology));
  return allOf(
    () => can(actor, integrationPermissions[level].manage),
    () => checkName(name),
    () => allOf(...told.map((event) => () => canChooseEvent(actor, level, event))),
    () => (facts.isTaken ? refuse("slack_topic_taken", {}, "topic") : allowed),
    () => canAddIntegration(blueprint, facts),
  );
}

/** For what a Slack channel does not have: events of its own, and a secret that signs them. */
export const notOfSlack = refuse("not_of_slack");
