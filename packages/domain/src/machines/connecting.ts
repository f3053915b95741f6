import { of, type PermissionSet } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import type { ResourceKind } from "../blueprint/resource-kinds.ts";
import type { KindStates } from "../resources/states.ts";

/** Where a value of a new machine comes from: a field of its kind, and the setting of its workspace with the default. */
export type Onboarding = { readonly field: string; readonly setting: string };

/**
 * Declares that resources of a kind register themselves: by a key of the workspace or a person, with the workspace's
 * defaults, and that each gets a key of its own, with which it reports.
 */
export type Connecting = {
  /** The name by a pattern (C18), the tags (C16) and the permission mode (C15), from the start. */
  readonly name: Onboarding;
  readonly tags: Onboarding;
  readonly mode: Onboarding;
  /** The rules, from the first heartbeat on (C17). */
  readonly rules: Onboarding;
  /** What the key of one can do with itself and with what is below it, besides reporting. */
  readonly holds: readonly PermissionName[];
};

/** How often a connected machine reports, and for how long it counts as online since, in seconds. */
export const heartbeatSeconds = 30;
export const onlineSeconds = 90;

/** The states of a kind that connects. None is stored: the last heartbeat decides when it is read. */
export const connectionStates: KindStates = {
  all: [
    { key: "registered", name: "Registered", tone: "neutral" },
    { key: "online", name: "Online", tone: "good" },
    { key: "offline", name: "Offline", tone: "warning" },
  ],
  initial: "registered",
  actions: [],
};

/** What the key of a resource of this kind holds; null for a kind that does not connect. */
export function heldByMachine(
  { connects }: Pick<ResourceKind, "connects">,
  { catalogue }: Pick<Blueprint, "catalogue">,
): PermissionSet | null {
  return connects === undefined ? null : of(connects.holds, catalogue);
}
