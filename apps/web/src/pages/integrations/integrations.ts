import {
  type Actor,
  type AuditAction,
  type Blueprint,
  type EventName,
  eventsFor,
  type IntegrationLevel,
} from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";

export type Webhook = Outputs["webhooks"]["list"]["items"][number];
export type Delivery = Outputs["webhooks"]["listDeliveries"]["items"][number];

/** What the integrations belong to: a workspace, or an organization. */
export type IntegrationPlace = {
  readonly level: IntegrationLevel;
  readonly id: string;
  readonly name: string;
  readonly blueprint: Blueprint;
  /** The reader, with all roles, including custom ones. */
  readonly actor: Actor;
};

/** The place, as in the API's calls. */
export function namedPlace({ level, id }: Pick<IntegrationPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}

/** An event in the reader's language: "Member added"; "Resource created: Certificate". */
export function eventTitle({ blueprint }: Pick<IntegrationPlace, "blueprint">, name: EventName): string {
  const [action = "", kind] = name.split(":");
  const special: Readonly<Record<string, string>> = texts.integrations.specialEvents;
  const title = words.audit.phrases[action as AuditAction]?.title ?? special[action] ?? action;
  if (kind === undefined) return title;
  const of = blueprint.resourceKinds.find(({ key }) => key === kind)?.name ?? kind;
  return `${title}: ${of}`;
}

/** What the reader can have sent, for a choice. */
export function eventChoice(place: IntegrationPlace, also: readonly EventName[] = []) {
  const names = [...new Set([...eventsFor(place.actor, place.level), ...also])];
  return names.map((value) => ({ value, label: eventTitle(place, value) }));
}

/** Why there was no answer, in the reader's language. */
export function failureText(failure: string | null): string {
  const said: Readonly<Record<string, string>> = texts.integrations.failures;
  return said[failure ?? ""] ?? texts.integrations.failures.secret;
}
