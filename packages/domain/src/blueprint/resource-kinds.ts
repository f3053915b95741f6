import { coreCatalogue, type Permission, type PermissionName } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { Connecting } from "../machines/connecting.ts";
import type { KindExpiry } from "../resources/expiry.ts";
import type { FieldSpec } from "../resources/fields.ts";
import type { KindMatrix } from "../resources/matrix.ts";
import type { KindStates } from "../resources/states.ts";
import type { KindWindow } from "../resources/windows.ts";
import type { Repeating } from "../schedules/repeating.ts";

/** One verb of a kind: a permission named `kind:verb`. */
export type KindVerb = {
  /** 128-223, unique among all kinds of the blueprint and stable for good; another blueprint can reuse it. */
  readonly bit: number;
  /** The keys of the roles that hold it, of either level. */
  readonly roles: readonly string[];
  /** The workspace states in which it can be used. */
  readonly usableIn: readonly WorkspaceState[];
  /** A verb phrase: "create policies". */
  readonly description: string;
  /** What a verb of the kind's own does to rows of the kind; none of it if not given. */
  readonly writes?: RowOperation;
  /** Set for the verb that starts a run, which a worker claims and reports on. */
  readonly runs?: RunSpec;
};

/** What a worker reports about a run, in fields of the resource that the run is about. */
export type RunSpec = {
  /** The keys of fields that it can set. */
  readonly reports: readonly string[];
  /** The number field that shows how far it is, 0-100. */
  readonly progress?: string;
};

/** The verb by which runs of a kind start, if it has one. */
export type RunVerb = {
  readonly key: string;
  readonly spec: RunSpec;
  /** Whether each run is a resource of the kind, like a scan; otherwise it is about one that exists, like a check. */
  readonly creates: boolean;
};

/** The verb by which runs of this kind start; undefined for a kind without runs. */
export function runVerbOf({ verbs }: Pick<ResourceKind, "verbs">): RunVerb | undefined {
  for (const [key, verb] of Object.entries(verbs)) {
    if (verb.runs !== undefined)
      return { key, spec: verb.runs, creates: operationOf(key, verb) === "create" };
  }
  return undefined;
}

/** The verb that ends a run of this kind before it is done: `cancel`, or the one that starts it. */
export function cancelVerbOf(kind: Pick<ResourceKind, "verbs">): string | undefined {
  return kind.verbs.cancel === undefined ? runVerbOf(kind)?.key : "cancel";
}

/** What can be done with the rows of a kind. */
const rowOperations = ["read", "create", "update", "delete"] as const;
export type RowOperation = (typeof rowOperations)[number];

/** Whether the verb is named after what it does with rows. */
export const isRowOperation = (verb: string): verb is RowOperation =>
  (rowOperations as readonly string[]).includes(verb);

/** What the holder of a verb may do with the rows of its kind; null for a verb that changes none. */
export function operationOf(verb: string, { writes }: KindVerb): RowOperation | null {
  return isRowOperation(verb) ? verb : (writes ?? null);
}

/** The verb by which resources of the kind come to be: a scan is run, and a certificate created. */
export function verbThatCreates({ verbs }: Pick<ResourceKind, "verbs">): string {
  const by = Object.entries(verbs).find(([key, verb]) => operationOf(key, verb) === "create");
  return by === undefined ? "create" : by[0];
}

/**
 * What a list of a kind shows: fields by their keys, and the built-in `state` and `at`; of a kind that connects also
 * `heartbeat`, of one that expires `expiry`, and of one with a matrix `score`.
 */
export type KindList = {
  readonly columns: readonly string[];
  readonly order: { readonly by: string; readonly descending?: true };
  /** What it can be filtered by. */
  readonly filters: readonly string[];
};

/** A chart over a kind's list, of its last days. */
export type KindChart = {
  readonly key: string;
  readonly name: string;
  /** What it is over: the values of a field, the largest first, or `at` for its days. */
  readonly over: string;
  /** What is drawn: how many there are, or this of a number. */
  readonly value: "count" | { readonly field: string; readonly as: "sum" | "average" | "highest" };
  /** A choice: each of its options is drawn by itself. */
  readonly split?: string;
};

/**
 * A kind of saved views of another kind's list: what a view has in a field named like a filter of that list, narrows it.
 * `days` names the field with the days of its charts.
 */
export type KindView = { readonly of: string; readonly days?: string };

/** A kind of thing in a workspace or an organization. */
export type ResourceKind = {
  readonly key: string;
  readonly name: string;
  readonly plural: string;
  /** One sentence: what such a thing is. */
  readonly description: string;
  /** `either`: in one workspace, and shared with chosen ones or with all of the organization by people who can (S5). */
  readonly level: "organization" | "workspace" | "either";
  /** The parent kind; null at the top. */
  readonly parent: string | null;
  /** `few`: up to 10,000 in a workspace, each edited by itself. `many`: appended by programs, each row with its instant. */
  readonly volume: "few" | "many";
  readonly fields: readonly FieldSpec[];
  /** The field by which people know one; null where its instant says more than any field. */
  readonly title: string | null;
  /** Null for a kind that has none. */
  readonly states: KindStates | null;
  readonly list: KindList;
  readonly charts?: readonly KindChart[];
  /** A resource of it is a saved view of that other kind's list. */
  readonly view?: KindView;
  /** How many of those under one parent are in a state, of all of them. */
  readonly share?: { readonly name: string; readonly state: string };
  /** The planned window of each, which must not overlap the periods of a setting. */
  readonly window?: KindWindow;
  /** The date until which each is good. */
  readonly expires?: KindExpiry;
  /** The two fields whose product is the score of each. */
  readonly matrix?: KindMatrix;
  /** The limit of a plan that the distinct values of a field, such as hosts, count toward in each workspace. */
  readonly counts?: { readonly limit: string; readonly distinct: string };
  /** Set for a kind whose resources are also read and written as one text (docs/policies.md). */
  readonly text?: true;
  /** Set for the kind that an empty dashboard offers to create (V62). */
  readonly first?: true;
  /** Set for a kind whose resources register themselves and report. */
  readonly connects?: Connecting;
  /** Set for a kind whose resources start runs again and again. */
  readonly repeats?: Repeating;
  /** By their keys. One of them is `read`. */
  readonly verbs: Readonly<Record<string, KindVerb>>;
};

/** The range of bits for a blueprint's kinds; higher ones are reserved for an operator's additions. */
export const kindBits = { first: 128, last: 223 } as const;

/** The states in which reads and changes are possible. */
export const usable = { toRead: ["active", "archived"], toChange: ["active"] } as const;

/** Where a kind's resources are created, listed and permitted: one of either level starts in a workspace. */
export function levelOf({ level }: Pick<ResourceKind, "level">): "organization" | "workspace" {
  return level === "organization" ? "organization" : "workspace";
}

/** Whether resources of the kind can be shared with other workspaces. */
export function isShareable({ level }: Pick<ResourceKind, "level">): boolean {
  return level === "either";
}

/** The permissions that these kinds declare. */
export function permissionsOfKinds(kinds: readonly ResourceKind[]): readonly Permission[] {
  return kinds.flatMap((kind) =>
    Object.entries(kind.verbs).map(([verb, { bit, usableIn, description }]) =>
      Object.freeze({
        bit,
        name: `${kind.key}:${verb}` as PermissionName,
        level: levelOf(kind),
        usableIn,
        description,
      }),
    ),
  );
}

/** The role with the permissions that the kinds give it, after those that it lists itself. */
export function withKinds<Role extends RoleSpec>(role: Role, kinds: readonly ResourceKind[]): Role {
  const given = kinds.flatMap(({ key, verbs }) =>
    Object.entries(verbs)
      .filter(([, { roles }]) => roles.includes(role.key))
      .map(([verb]) => `${key}:${verb}` as PermissionName),
  );
  const added = given.filter((name) => !role.permissions.includes(name));
  return added.length === 0 ? role : { ...role, permissions: [...role.permissions, ...added] };
}

/** Whether the control plane itself has a permission of this name. */
export function isCore(name: string): boolean {
  return name in coreCatalogue.named;
}
