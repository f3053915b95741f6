import { type AuditAction, auditActions } from "@bailiwick/domain";
import { z } from "zod";
import { atPlace } from "./place.ts";
import { Id, Instant } from "./text.ts";

/** The version of what is sent; one of another has other fields. */
export const eventVersion = 1;

/** What is sent beside the actions of the log: the last event of a workspace, and a trial. */
const ownEvents = ["workspace.deleted", "webhook.test"] as const;

/** Every type of event, by the names that are sent. */
export const eventTypes: readonly (AuditAction | (typeof ownEvents)[number])[] = [
  ...auditActions,
  ...ownEvents,
];

const Side = z.record(z.string(), z.unknown()).nullable();

/** An event as it is sent: an entry of the log. */
export const Event = z.strictObject({
  type: z.enum(eventTypes),
  /** When it was recorded. */
  timestamp: Instant,
  data: z.strictObject({
    version: z.literal(eventVersion),
    /** The same wherever the event is sent, and in every attempt: the header `webhook-id`. */
    id: z.string().max(80),
    /** The number of the entry, by which an organization's events are in order; null for a trial. */
    sequence: z.int().positive().nullable(),
    organization: Id,
    /** Null for what concerns the organization itself. */
    workspace: Id.nullable(),
    actor: z.strictObject({
      kind: z.enum(["user", "key", "system"]),
      id: Id.nullable(),
      name: z.string().nullable(),
    }),
    /** What was acted on. */
    target: z
      .strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() })
      .nullable(),
    /** The fields that changed, as they were and as they are. */
    before: Side,
    after: Side,
  }),
});

/** The JSON Schema of every type of event, for programs in any language: `$defs` has one by each name. */
export function eventSchemas(): object {
  const { $schema, ...event } = z.toJSONSchema(Event);
  const one = (type: string) => ({
    allOf: [{ $ref: "#/$defs/event" }, { properties: { type: { const: type } } }],
  });
  return {
    $schema,
    title: `Events of Bailiwick, version ${eventVersion}`,
    $defs: { event, ...Object.fromEntries(eventTypes.map((type) => [type, one(type)])) },
    oneOf: eventTypes.map((type) => ({ $ref: `#/$defs/${type}` })),
  };
}

const Sequence = z.int().min(0);

/** The events of a workspace, or of an organization with all of its workspaces, after one of them. */
export const ListEvents = atPlace({
  /** The `sequence` of the last event that is known; 0 for those from the beginning of the log. */
  after: Sequence.default(0),
  limit: z.int().min(1).max(1_000).default(100),
});
/** In their order. `next` is what to pass as `after`: no event of a smaller number is ever added. */
export const EventList = z.object({ items: z.array(Event).max(1_000), next: Sequence });

/** A stream of the same: from `after` on, or from the id of the last event that a reader got. Without either, from now on. */
export const FollowEvents = atPlace({
  after: Sequence.optional(),
  /** The header `Last-Event-ID`, as programs send it when they connect again. */
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
