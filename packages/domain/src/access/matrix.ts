import type { Blueprint } from "../blueprint/blueprint.ts";
import { permissionsOfKinds } from "../blueprint/resource-kinds.ts";
import { type LifecycleAction, lifecycle, lifecycleActions } from "../lifecycle/lifecycle.ts";
import { type WorkspaceState, workspaceStates } from "../lifecycle/states.ts";
import { has } from "./permission-set.ts";
import { type Permission, permissions } from "./permissions.ts";
import type { Role } from "./roles.ts";

/** Prints every blueprint's matrix for review: role × permission, and state × action. */
export function printMatrix(blueprints: readonly Blueprint[]): string {
  return `${blueprints.flatMap(printBlueprint).join("\n")}\n`;
}

/** Prints the bit of every kind's permission. It never changes: databases store it in custom roles. */
export function printKindBits(blueprints: readonly Blueprint[]): string {
  const lines = blueprints.flatMap(({ key, resourceKinds }) => [
    `# ${key}`,
    ...permissionsOfKinds(resourceKinds).map(({ bit, name }) => `${bit} ${name}`),
  ]);
  return `${lines.join("\n")}\n`;
}

function printBlueprint(blueprint: Blueprint): string[] {
  const roles = [...blueprint.roles.organization, ...blueprint.roles.workspace];
  const { catalogue, resourceKinds } = blueprint;
  const given = permissions.filter((row) => row.level !== "platform");
  const table = (rows: readonly Permission[]) =>
    columns([
      ["", ...roles.map((role) => role.key)],
      ...rows.map((row) => [
        row.name,
        ...roles.map((role) => (has(role.set, row.name, catalogue) ? "yes" : "·")),
      ]),
    ]);
  return [
    `# ${blueprint.key}: role × permission`,
    "",
    ...table(given),
    "",
    ...resourceKinds.flatMap((kind) => [
      `# ${blueprint.key}: role × ${kind.key}`,
      "",
      ...table(permissionsOfKinds([kind])),
      "",
    ]),
    `# ${blueprint.key}: state × action`,
    "",
    ...columns([
      ["", ...workspaceStates, "who"],
      ...lifecycleActions.map((action) => [
        action,
        ...workspaceStates.map((state) => outcome(blueprint, action, state)),
        who(blueprint, roles, action),
      ]),
    ]),
    "",
  ];
}

/** The resulting state, "yes" when it stays the same, a dot when the action is not possible from there. */
function outcome(blueprint: Blueprint, action: LifecycleAction, state: WorkspaceState): string {
  const { from, to } = lifecycle[action];
  if (!from.includes(state) || !isOffered(blueprint, action)) return "·";
  return to ?? "yes";
}

function isOffered(blueprint: Blueprint, action: LifecycleAction): boolean {
  const { rules } = lifecycle[action];
  const unhindered = {
    state: "active",
    slug: "",
    name: "",
    isDefault: false,
    activeWorkspaces: 2,
    activeLimit: null,
    plan: null,
  } as const;
  return rules.every((rule) => rule(blueprint, unhindered).allowed);
}

function who(blueprint: Blueprint, roles: readonly Role[], action: LifecycleAction): string {
  if (!isOffered(blueprint, action)) return "no one";
  const { permission, platform } = lifecycle[action];
  if (permission === null && platform === null) return "the system";
  const holders =
    permission === null
      ? []
      : roles.filter((role) => has(role.set, permission, blueprint.catalogue)).map((role) => role.key);
  return [...holders, ...(platform === null ? [] : ["platform admin"])].join(", ");
}

/** Pads every cell to the width of its column. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, at) => Math.max(widest[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
