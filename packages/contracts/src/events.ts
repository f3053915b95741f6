import { type AuditAction, auditActions } from "@bailiwick/domain";
import { z } from "zod";
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
