import { readFileSync } from "node:fs";
import {
  type Blueprint,
  blueprints,
  gives,
  type Permission,
  permissionSet,
  permissions,
  type ResourceKind,
} from "@bailiwick/domain";
import { code, type Page, page, plain, sentence, table } from "./markdown.ts";

const every = Object.values(blueprints);

/** What each blueprint is, and who can do what in it. */
export function blueprintPages(): Page[] {
  return [index(), ...every.map(ofBlueprint)];
}

function index(): Page {
  return page("blueprints/README.md", [
    "# Permissions and roles",
    "A permission is `noun:verb`. Which role holds which one is a matter of the [blueprint](../../concepts.md#blueprints). The same tables are printed for reviewers in [`matrix.golden.txt`](../../../packages/domain/src/matrix.golden.txt), and a test shows that the database agrees with each cell.",
    table(
      ["blueprint", "what it is", "roles"],
      every.map(({ key, name, description, roles }) => [
        `[${code(key)}](${key}.md)`,
        plain(`${name}. ${sentence(description)}`),
        [...roles.organization, ...roles.workspace].map((role) => code(role.key)).join(", "),
      ]),
    ),
    "## Every permission",
    "Those that the control plane has itself. A blueprint adds those of its kinds of resources. The last column names the states of a workspace in which a held permission can be used.",
    table(["permission", "allows to", "level", "usable in"], permissions.map(row)),
  ]);
}

const row = ({ name, description, level, usableIn }: Permission) => [
  code(name),
  plain(description),
  level,
  (usableIn ?? []).map(stateName).join(", "),
];

const stateName = (state: string) => state.replaceAll("_", " ");

function ofBlueprint(blueprint: Blueprint): Page {
  const { key, name, description, resourceKinds } = blueprint;
  const own = permissions.filter(({ level }) => level !== "platform");
  return page(`blueprints/${key}.md`, [
    `# ${name}`,
    plain(sentence(description)),
    facts(blueprint),
    "## Roles",
    rolesTable(blueprint),
    "## Who can do what",
    matrix(blueprint, own),
    "## States of a workspace",
    "What each action makes of a workspace in each state. *Yes*: it stays as it is. A dot: not from there.",
    lifecycleTable(key),
    plansTable(blueprint) === null ? null : "## Plans",
    plansTable(blueprint),
    blueprint.settings.length === 0 ? null : "## Settings of a workspace",
    table(
      ["setting", "name", "what it is"],
      blueprint.settings.map((each) => [code(each.key), plain(each.name), plain(sentence(each.description))]),
    ),
    ...resourceKinds.flatMap((kind) => kindBlocks(blueprint, kind)),
  ]);
}

function facts({ topology, slug, deletion, confirmBy, planChecks }: Blueprint): string | null {
  const hours = deletion?.windowHours ?? 0;
  const rows: readonly (readonly [string, string])[] = [
    [
      "topology",
      topology === "flat" ? "every workspace is its own tenant" : "an organization with workspaces",
    ],
    [
      "slugs",
      `unique ${slug.scope === "instance" ? "in the instance" : "in the organization"}, ${
        slug.changedBy === "none"
          ? "never changed"
          : `changed by the ${slug.changedBy === "platform" ? "platform admin" : "owner"}`
      }`,
    ],
    [
      "deletion",
      deletion === null
        ? "never deleted"
        : `can be restored for ${hours % 24 === 0 ? `${hours / 24} day${hours === 24 ? "" : "s"}` : `${hours} hours`}`,
    ],
    ["to confirm", `type the ${confirmBy}`],
    ["plans", planChecks === "always" ? "always apply" : "apply unless `BAILIWICK_MODE` is `self-hosted`"],
  ];
  return table(["rule", "here"], rows);
}

function rolesTable({ roles }: Blueprint): string | null {
  return table(
    ["role", "of", "name", "what it is for"],
    (["organization", "workspace"] as const).flatMap((level) =>
      roles[level].map(({ key, name, description }) => [
        code(key),
        level,
        plain(name),
        plain(sentence(description)),
      ]),
    ),
  );
}

function matrix({ roles, catalogue }: Blueprint, rows: readonly Permission[]): string | null {
  const columns = [...roles.organization, ...roles.workspace];
  return table(
    ["permission", "allows to", ...columns.map(({ key }) => code(key))],
    rows.map(({ name, description }) => [
      code(name),
      plain(description),
      ...columns.map((role) => (permissionSet.has(role.set, name, catalogue) ? "yes" : "·")),
    ]),
  );
}

/** The table of states from the list that the domain prints. */
function lifecycleTable(key: string): string | null {
  const printed = readFileSync(
    new URL("../../../packages/domain/src/matrix.golden.txt", import.meta.url),
    "utf8",
  );
  const block = printed.split(`# ${key}: state × action\n\n`)[1]?.split("\n\n")[0] ?? "";
  const [head = [], ...rows] = block.split("\n").map((line) => line.split(/ {2,}/));
  return table(
    ["action", ...head.filter((cell) => cell !== "").map(stateName)],
    rows
      .filter(([action]) => action !== "")
      .map(([action = "", ...cells]) => [code(action), ...cells.map(stateName)]),
  );
}

function plansTable(blueprint: Blueprint): string | null {
  return table(
    ["plan", "what it is", "limits", "features"],
    blueprint.plans.map((plan) => {
      const { limits, features } = gives(blueprint, plan);
      return [
        code(plan.key),
        plain(sentence(plan.description)),
        limits
          .map(({ limit, amount }) => plain(`${limit.name}: ${amount.toLocaleString("en-US")}`))
          .join("<br>"),
        features.map(({ name }) => plain(name)).join("<br>"),
      ];
    }),
  );
}

function kindBlocks(blueprint: Blueprint, kind: ResourceKind): (string | null)[] {
  const own = blueprint.catalogue.permissions.filter(({ name }) => name.startsWith(`${kind.key}:`));
  return [
    `## Kind: ${kind.key}`,
    plain(`${kind.name}. ${sentence(kind.description)} ${place(kind)}`),
    table(
      ["field", "type", "name", "rules"],
      kind.fields.map((field) => [
        code(field.key),
        typeOf(field),
        plain(field.name),
        [
          field.required === true ? "required" : "",
          field.unique === true ? "unique" : "",
          field.readOnly === true ? "read-only" : "",
        ]
          .filter((word) => word !== "")
          .join(", "),
      ]),
    ),
    states(kind),
    matrix(blueprint, own),
  ];
}

function place({ level, parent, volume }: ResourceKind): string {
  const where = {
    organization: "the organization",
    workspace: "a workspace",
    either: "one workspace, some, or all",
  };
  const below = parent === null ? "" : ` It is below a \`${parent}\`.`;
  const many = volume === "many" ? " Programs append it." : "";
  return `It belongs to ${where[level]}.${below}${many}`;
}

function typeOf(field: ResourceKind["fields"][number]): string {
  if (field.type === "choice") return `one of ${field.options.map(({ key }) => code(key)).join(", ")}`;
  if (field.type === "reference") return `a ${code(field.to)}`;
  return field.type.replaceAll("_", " ");
}

function states({ states }: ResourceKind): string | null {
  if (states === null) return null;
  return table(
    ["action", "from", "to"],
    states.actions.map(({ key, from, to }) => [
      code(key),
      from.map(code).join(", "),
      to === null ? "" : code(to),
    ]),
  );
}
