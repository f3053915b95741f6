import type { ResourceKind } from "./blueprint/resource-kinds.ts";
import type { Nameable, SettingEntry, SettingField, SettingSpec } from "./settings.ts";

/*
 * Playbooks: entries of a setting that run by themselves. Each names what sets it off, chosen from what the blueprint's kinds
 * offer, and the roles whose members get a mail. The keys of triggers are stored, and so stable.
 */

/** What sets a playbook off: a resource of a kind was created, or an action led it to a state. */
export type Trigger = { readonly kind: string; readonly state: string | null };

/** The trigger of a playbook that waits for someone to choose one. */
export const neverRuns = "never";

/** Everyone in the workspace, among the roles of a playbook. */
export const everyone = "everyone";

/** A trigger as the text of an entry: `created:incident`, `entered:incident:resolved`. */
export const triggerKey = ({ kind, state }: Trigger): string =>
  state === null ? `created:${kind}` : `entered:${kind}:${state}`;

/** Every trigger that these kinds offer, in their order. */
export function triggersOf(kinds: readonly ResourceKind[]): readonly Trigger[] {
  return kinds
    .filter(({ level, volume }) => level === "workspace" && volume === "few")
    .flatMap(({ key: kind, states }) => {
      const all = states?.all ?? [];
      const reached = all.filter((state) =>
        states?.actions.some(({ to, byWorker }) => to === state.key && !byWorker),
      );
      return [null, ...reached.map((state) => state.key)].map((state) => ({ kind, state }));
    });
}

/**
 * What the entries of a blueprint's settings can name.
 * @param custom the keys of the organization's own roles
 */
export function nameableIn({ resourceKinds, roles }: Offering, custom: readonly string[] = []): Nameable {
  return {
    trigger: [...triggersOf(resourceKinds).map(triggerKey), neverRuns],
    roles: [everyone, ...roles.organization.map(keyOf), ...roles.workspace.map(keyOf), ...custom],
  };
}

const keyOf = ({ key }: Keyed) => key;

type Keyed = { readonly key: string };
type Offering = {
  readonly resourceKinds: readonly ResourceKind[];
  readonly roles: { readonly organization: readonly Keyed[]; readonly workspace: readonly Keyed[] };
};

/** The roles that an entry names. */
export const rolesIn = (text: string): readonly string[] => text.split(",").filter((key) => key !== "");

/** A playbook that runs now. */
export type Playbook = {
  readonly name: string;
  readonly roles: readonly string[];
  /** As the setting has it. */
  readonly entry: SettingEntry;
};

/** The setting with playbooks, if there is one. */
export const playbookSetting = (settings: readonly SettingSpec[]) =>
  settings.find((spec) => spec.kind === "list" && spec.format === "playbooks");

/** The playbooks among a setting's entries that this sets off, in their order. */
export function playbooksFor(
  fields: readonly SettingField[],
  entries: readonly SettingEntry[],
  trigger: Trigger,
): readonly Playbook[] {
  const of = (kind: SettingField["kind"]) => fields.find((field) => field.kind === kind)?.key ?? "";
  const [name, when, roles] = [of("text"), of("trigger"), of("roles")];
  return entries
    .filter((entry) => entry[when] === triggerKey(trigger))
    .map((entry) => ({ name: entry[name] ?? "", roles: rolesIn(entry[roles] ?? ""), entry }));
}
