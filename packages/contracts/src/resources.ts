import {
  expiryStates,
  maxAppended,
  maxChartDays,
  maxReached,
  receiptFormat,
  textLimits,
} from "@bailiwick/domain";
import { z } from "zod";
import { CountInput, countedPageOf, PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Confirmation, Description, Id, Instant, Search, SeenAt, WorkspaceRef } from "./text.ts";

/** The key of a kind, or of a field, a state or an action of one. */
const Key = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:_[a-z]+)*$/);

/** Values by the keys of fields; the kind's declaration decides which there are, and what is valid. */
const Fields = z.record(z.string().max(40), z.json());

/**
 * Where a resource of a kind of either level is (S5): in these workspaces, of which the call's is one, or in all of the
 * organization, also in future ones.
 */
const Reach = z.union([z.literal("all"), z.array(WorkspaceRef).min(1).max(maxReached)]);

/** A resource of any kind. Values that are empty are not among its fields. */
export const Resource = z.object({
  id: Id,
  kind: z.string(),
  /** Where it is; null for a resource of the organization itself. */
  workspace: z.object({ id: Id, slug: z.string(), name: z.string() }).nullable(),
  /**
   * For one that is shared: "all", or the chosen workspaces as far as the caller can enter them, and how many others there
   * are. Null for any other.
   */
  reach: z
    .union([
      z.literal("all"),
      z.object({
        workspaces: z.array(z.object({ id: Id, slug: z.string(), name: z.string() })),
        others: z.int().min(0),
      }),
    ])
    .nullable(),
  /** The resource that it is below; null for one at the top. */
  parent: Id.nullable(),
  /** Null for a kind without states. */
  state: z.string().nullable(),
  /** What people know it by; null for a kind without a title. */
  title: z.string().nullable(),
  fields: z.record(z.string(), z.json()),
  /**
   * What its fields and its parent are called, by id: people by name, resources by title, as far as the caller can see
   * them.
   */
  names: z.record(z.string(), z.string()),
  createdAt: Instant,
  /** Null if it was never edited. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  /** How its date stands today in its workspace; null for a kind that does not expire. */
  expiry: z.enum(expiryStates).nullable(),
  /** Null for a kind without a matrix. */
  score: z.number().nullable(),
  /** When it last reported; null for one that never did, and for a kind that does not report. */
  heartbeatAt: Instant.nullable(),
});
export const ResourcePage = countedPageOf(Resource);
export const ResourceGone = z.object({ id: Id });

/**
 * Which resources of a kind, in which order. `filters` are values of fields or of `state`; without `sort`, the list is
 * in the order that its kind declares.
 */
const ChosenResources = {
  kind: Key,
  parent: Id.optional(),
  search: Search.default(""),
  filters: z.record(Key, z.union([z.string().max(200), z.number()])).default({}),
  sort: Key.optional(),
  descending: z.boolean().default(false),
};

/**
 * The resources of a kind: of a workspace, of the organization itself, or, where the kind is of workspaces, of all of the
 * organization's workspaces in which the caller can read it.
 */
export const ListResources = atPlace({ ...ChosenResources, ...PageInput, ...CountInput });
/** Draws one of a kind's charts, of the last days up to today. */
export const ChartResources = atPlace({
  kind: Key,
  chart: Key,
  parent: ChosenResources.parent,
  filters: ChosenResources.filters,
  days: z.int().min(1).max(maxChartDays).default(30),
});
/**
 * The figures of a chart: of a day or a value of its field, and of one option of the choice that it is split by. The days
 * are the calendar's in the workspace's time zone, else in UTC. Of a field's values there are the largest.
 */
export const ResourceChart = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  figures: z.array(z.object({ of: z.string(), part: z.string().nullable(), value: z.number() })),
  /** What the people and resources among them are called, by id. */
  names: z.record(z.string(), z.string()),
});
/**
 * Finds resources of all kinds by their titles: in a workspace, or in an organization and all of its workspaces, as far as
 * the caller can read each kind. Only kinds of which there are few have titles to search in.
 */
export const SearchResources = atPlace({
  search: Search.refine((text) => text.trim() !== "", "Type something."),
});
/** The first 20: those whose title begins with the text, then those that contain it. */
export const FoundResources = z.object({
  items: z.array(Resource.pick({ id: true, kind: true, workspace: true }).extend({ title: z.string() })),
});
/** How many resources of a kind with a matrix are in each of its cells. */
export const CountMatrix = atPlace({ kind: Key });
export const ResourceMatrix = z.object({
  cells: z.array(z.object({ row: z.string(), column: z.string(), count: z.int().min(1) })),
});
export const GetResource = atPlace({ kind: Key, id: Id });
/** `reach` is for kinds of either level; without it, the resource is in this workspace alone. */
export const CreateResource = atPlace({
  kind: Key,
  parent: Id.nullish(),
  fields: Fields,
  reach: Reach.optional(),
});
/** Changes the given fields; null empties one. Without `reach`, what it reaches stays. */
export const UpdateResource = atPlace({
  kind: Key,
  id: Id,
  fields: Fields,
  reach: Reach.optional(),
  updatedAt: SeenAt,
}).refine(({ fields, reach }) => reach !== undefined || Object.keys(fields).length > 0, {
  message: "Name a field to change.",
  path: ["fields"],
});
/**
 * Moves a resource to another state, by one of its kind's actions; of one that needs several approvals it is one. The comment
 * is in the log, and with the approval.
 */
export const ActOnResource = atPlace({ kind: Key, id: Id, action: Key, comment: Description.optional() });
/** The approvals of a resource, for each action of its kind that needs some. */
export const ListApprovals = atPlace({ kind: Key, id: Id });
export const ApprovalList = z.object({
  items: z.array(
    z.object({
      action: z.string(),
      needed: z.int().min(1),
      /** How many of the approvals count: of people who still hold the action's verb. */
      given: z.int().min(0),
      /** How many people can give one, those who did included. */
      possible: z.int().min(0),
      /** The person who created it and so can't approve it; null for the system. */
      author: Id.nullable(),
      /** From the first to the last; the name is null for someone whom the caller can't see. */
      approvals: z.array(
        z.object({
          userId: Id,
          name: z.string().nullable(),
          at: Instant,
          comment: z.string().nullable(),
          counts: z.boolean(),
        }),
      ),
    }),
  ),
});
export const DeleteResource = atPlace({ kind: Key, id: Id });

/** Moves a resource at the top, with everything below it, from one workspace to another. */
const Move = { workspace: WorkspaceRef, kind: Key, id: Id, to: WorkspaceRef };
export const PreviewMoveResource = z.strictObject(Move);
/** The confirmation is its title, or its id if it has none. */
export const MoveResource = z.strictObject({ ...Move, confirmation: Confirmation });

/** One end of a move: a workspace and its organization. */
export const MoveEnd = z.strictObject({
  organization: z.strictObject({ id: Id, slug: z.string(), name: z.string() }),
  workspace: z.strictObject({ id: Id, slug: z.string(), name: z.string() }),
});
/** What moved: how many of each kind. */
export const Moved = z.array(z.strictObject({ kind: z.string(), amount: z.int().min(0) })).readonly();

/** What moved, from where to where, when and by whom; the hash is the SHA-256 of the rest as canonical JSON (RFC 8785). */
export const MoveReceipt = z.strictObject({
  format: z.literal(receiptFormat),
  at: Instant,
  kind: z.string(),
  id: Id,
  title: z.string().nullable(),
  /** How many of each kind, itself included. */
  moved: Moved,
  from: MoveEnd,
  to: MoveEnd,
  by: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
/** Where it is now, and the receipt, which both workspaces' logs have too. */
export const MovedResource = z.object({
  id: Id,
  workspace: MoveEnd.shape.workspace,
  receipt: MoveReceipt,
});

/** People whose sight of a resource changes: the first 200, by name, of those whose names the caller can see. */
export const Sight = z.object({
  people: z.array(z.object({ userId: Id, name: z.string(), email: z.string() })),
  total: z.int(),
});
/** What a move would do. */
export const MovePreview = z.object({
  /** What to type to confirm. */
  confirmation: z.string(),
  to: MoveEnd,
  moved: Moved,
  loses: Sight,
  gains: Sight,
  /** False if there are more people than were compared. */
  complete: z.boolean(),
});
/** Of a kind with a share: how many of those under each parent are in the state that counts. */
export const ListShares = atPlace({ kind: Key });
export const ShareList = z.object({
  items: z.array(z.object({ parent: Id, title: z.string(), counted: z.int().min(0), total: z.int().min(0) })),
});

/** All resources of a kind here, as text; `version` is what they are now. */
export const ReadResourceText = atPlace({ kind: Key });
export const ResourceText = z.object({ text: z.string(), version: z.string() });
/**
 * Makes the resources of a kind here what the text says: creates, edits and deletes. With the `version` that its author
 * read, a text over an older one is refused.
 */
export const SaveResourceText = atPlace({
  kind: Key,
  text: z.string().max(textLimits.characters),
  version: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});
/** What a text changes or has changed: of an edited resource, the fields that differ. */
export const ResourceTextSaved = z.object({
  version: z.string(),
  changes: z.array(
    z.object({
      change: z.enum(["created", "updated", "deleted"]),
      title: z.string(),
      before: z.record(z.string(), z.json()),
      after: z.record(z.string(), z.json()),
    }),
  ),
});

/** How a list is exported: CSV for people and their spreadsheets, NDJSON with a resource in wire format on each line. */
export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Starts to export a list. `after` is the last resource of an incomplete file, which the export continues. */
export const ExportResources = atPlace({
  ...ChosenResources,
  format: z.enum(exportFormats),
  /** Whether a CSV file starts with the byte order mark, by which spreadsheets recognize UTF-8. */
  bom: z.boolean().default(false),
  after: Id.optional(),
});
/** How many resources there are to export, and the ticket for the first part. */
export const ResourceExport = z.object({ rows: z.int().min(0), ticket: z.string() });
export const ExportResourcesPage = atPlace({
  kind: Key,
  ticket: z
    .string()
    .max(7_000)
    .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/),
});
/** A part of the file, how many resources are in it, and the ticket for the next part; null after the last. */
export const ResourceExportPage = z.object({
  text: z.string(),
  rows: z.int().min(0),
  ticket: z.string().nullable(),
});

/**
 * Appends records of a kind of which there are many, all below the same parent where the kind has one. The caller gives each
 * its id and its instant.
 */
export const AppendResources = atPlace({
  kind: Key,
  parent: Id.nullish(),
  rows: z
    .array(z.strictObject({ id: Id, at: Instant, fields: Fields }))
    .min(1)
    .max(maxAppended),
});
/** How many there were, and the ids of the first and the last. */
export const AppendedResources = z.object({ count: z.int(), first: Id, last: Id });
