import { Event } from "@bailiwick/contracts";
import {
  type AuditAction,
  auditNames,
  auditSentence,
  auditWords,
  type Blueprint,
  blueprint as blueprintOf,
  defaultLocale,
  entryPath,
  integrationsPath,
  isLocale,
  isOfKinds,
  type Locale,
  localizeBlueprint,
  outcomeTold,
  resourcePath,
} from "@bailiwick/domain";
import { auditWords as germanWords } from "@bailiwick/domain/de";
import type { Pool } from "pg";
import type { z } from "zod";

/** Where an event happened, and the names that its sentence needs. */
export type SlackPlace = {
  readonly blueprint: Blueprint;
  readonly locale: Locale;
  readonly organization: { readonly slug: string; readonly name: string };
  /** Null for what concerns the organization itself, or for a workspace that is gone. */
  readonly workspace: { readonly slug: string; readonly name: string } | null;
  /** The names of the organization's own roles by their keys. */
  readonly roles: Readonly<Record<string, string>>;
  /** The names of the people in the event by their ids; the log has their addresses. */
  readonly people: Readonly<Record<string, string>>;
};

type Told = z.infer<typeof Event>;

const texts = {
  en: {
    words: auditWords,
    view: "View in Bailiwick",
    test: "Test message",
    works: "This channel is connected.",
  },
  de: {
    words: germanWords,
    view: "In Bailiwick ansehen",
    test: "Testnachricht",
    works: "Dieser Kanal ist verbunden.",
  },
} as const;

type Leased = {
  readonly org_id: string;
  readonly id: string;
  readonly lease: string;
  readonly body: string;
};

/** A row of authz.place_of_delivery. */
type PlaceRow = {
  readonly blueprint: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
  readonly locale: string | null;
  readonly roles: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
};

/**
 * The message of a delivery that this worker leased, in the language of its workspace; null if the lease is someone else's.
 * @param pool connections of the worker role
 */
export async function slackText(
  { pool, publicUrl }: { readonly pool: Pool; readonly publicUrl: URL },
  { org_id, id, lease, body }: Leased,
): Promise<string | null> {
  const { rows } = await pool.query<PlaceRow>("SELECT * FROM authz.place_of_delivery($1, $2, $3)", [
    org_id,
    id,
    lease,
  ]);
  const [row] = rows;
  if (row === undefined) return null;
  const { workspace_slug: slug, workspace_name: name, locale } = row;
  const place: SlackPlace = {
    blueprint: blueprintOf(row.blueprint),
    locale: locale !== null && isLocale(locale) ? locale : defaultLocale,
    organization: { slug: row.organization_slug, name: row.organization_name },
    workspace: slug === null || name === null ? null : { slug, name },
    roles: row.roles,
    people: row.people,
  };
  return JSON.stringify(slackMessage(Event.parse(JSON.parse(body)), place, publicUrl));
}

/** What Slack shows at most of a heading and of a section, in characters. */
const maxHeading = 150;
const maxSection = 3_000;

/**
 * An event as a message of Slack (C36), in Block Kit: a heading, a sentence, and where and when it was, with a link into the
 * console. `text` is what notifications show.
 */
export function slackMessage(event: Told, place: SlackPlace, publicUrl: URL): object {
  const { words, view, test, works } = texts[place.locale];
  const isTest = event.type === "webhook.test";
  const action = actionOf(event);
  const heading = isTest ? test : words.phrases[action].title;
  const sentence = isTest ? works : sentenceOf(event, action, place);
  const link = new URL(pathOf(event, place), publicUrl).href;
  const where = [place.workspace?.name, place.blueprint.topology === "flat" ? null : place.organization.name];
  const context = [...where.filter((name) => name != null).map(escaped), instant(event.timestamp)];
  return {
    text: escaped(sentence),
    blocks: [
      { type: "header", text: { type: "plain_text", text: heading.slice(0, maxHeading) } },
      { type: "section", text: { type: "mrkdwn", text: escaped(sentence).slice(0, maxSection) } },
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: `${context.join(" · ")} · <${link}|${view}>` }],
      },
    ],
  };
}

/** The action of the log that an event tells of. */
const actionOf = ({ type }: Told): AuditAction =>
  type === "workspace.deleted" || type === "webhook.test" ? "workspace.deletion_requested" : type;

function sentenceOf({ data }: Told, action: AuditAction, place: SlackPlace): string {
  const { blueprint, locale, roles, people } = place;
  const rules = localizeBlueprint(blueprint, locale);
  const named = (one: { readonly id: string | null; readonly name: string | null } | null) =>
    people[one?.id ?? ""] ?? one?.name ?? null;
  const ofBlueprint = (key: string) =>
    [...rules.roles.workspace, ...rules.roles.organization].find((role) => role.key === key)?.name;
  return auditSentence(
    {
      action,
      actorId: data.actor.id,
      actorName: data.actor.kind === "system" ? null : named(data.actor),
      targetKind: data.target?.kind ?? null,
      targetId: data.target?.id ?? null,
      targetName: named(data.target),
      outcome: outcomeTold(action),
      before: data.before === null ? null : JSON.stringify(data.before),
      after: data.after === null ? null : JSON.stringify(data.after),
    },
    auditNames(rules, { role: (key) => roles[key] ?? ofBlueprint(key) }),
    texts[locale].words,
  );
}

/** The console's page about it: the resource of a schedule or a playbook, otherwise the entry in the log. */
function pathOf({ type, data }: Told, { blueprint, organization, workspace }: SlackPlace): string {
  const { sequence, target } = data;
  if (sequence === null) return integrationsPath(blueprint, organization, workspace);
  if (isOfKinds(type) && workspace !== null && target?.id != null)
    return resourcePath(blueprint, organization, workspace, { kind: target.kind, id: target.id });
  return entryPath(blueprint, organization, workspace, sequence);
}

/** In Slack's own form, so that each reader sees their own time; in UTC where Slack does not know the form. */
function instant(timestamp: string): string {
  const seconds = Math.floor(Date.parse(timestamp) / 1_000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${timestamp.slice(0, 16).replace("T", " ")} UTC>`;
}

/**
 * A text of people as it is: nothing in it is a mention, a link or a command. Slack's escapes, and a separator that is not seen
 * between the marks of bold, italic, struck and quoted text.
 */
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[*_~`]/g, "\u200B$&\u200B");
