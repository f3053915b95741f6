import type { BlueprintSpec } from "./blueprint.ts";
import { everyRole, faults, isKey, type Rule, repeated } from "./blueprint-rule.ts";
import { chartRules } from "./chart-rules.ts";
import { connectingFits } from "./connecting-rules.ts";
import { fieldRules } from "./field-rules.ts";
import { modelRules } from "./model-rules.ts";
import { policyRules } from "./policy-rules.ts";
import { repeatingFits } from "./repeating-rules.ts";
import {
  isCore,
  isRowOperation,
  isShareable,
  kindBits,
  type ResourceKind,
  runVerbOf,
} from "./resource-kinds.ts";
import { stateRules } from "./state-rules.ts";
import { textRules } from "./text-rules.ts";

const verbsOf = ({ resourceKinds }: BlueprintSpec) =>
  resourceKinds.flatMap((kind) =>
    Object.entries(kind.verbs).map(([key, verb]) => ({ kind, name: `${kind.key}:${key}`, verb })),
  );

const kindsNamed: Rule = ({ resourceKinds }) => [
  ...repeated(resourceKinds.map((kind) => kind.key)).map((key) => `the resource kind ${key} appears twice`),
  ...faults([
    resourceKinds.filter((kind) => kind.first).length > 1,
    "several resource kinds are offered first on an empty dashboard",
  ]),
  ...resourceKinds.flatMap((kind) =>
    faults(
      [!isKey(kind.key), `the resource kind ${kind.key} is not lower-case words with underscores`],
      [kind.name === "" || kind.plural === "", `the resource kind ${kind.key} lacks a name`],
      [kind.description === "", `the resource kind ${kind.key} lacks a description`],
      [kind.verbs.read === undefined, `the resource kind ${kind.key} has no verb read`],
    ),
  ),
];

const parentsFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap((kind) => {
    if (kind.parent === null) return [];
    const parent = resourceKinds.find((other) => other.key === kind.parent);
    return faults(
      [
        parent === undefined,
        `the resource kind ${kind.key} has the parent ${kind.parent}, which is not a kind`,
      ],
      [
        parent?.volume === "many",
        `the resource kind ${kind.key} has the parent ${kind.parent}, of which there are many`,
      ],
      [isBelowItself(kind, resourceKinds), `the resource kind ${kind.key} is its own ancestor`],
      [
        kind.level === "organization" && parent?.level === "workspace",
        `the resource kind ${kind.key} belongs to the organization and has the parent ${kind.parent}, which belongs to a workspace`,
      ],
    );
  });

function isBelowItself(kind: ResourceKind, kinds: readonly ResourceKind[]): boolean {
  let above: ResourceKind | undefined = kind;
  for (let steps = 0; above !== undefined && steps < kinds.length; steps += 1) {
    const { parent }: ResourceKind = above;
    if (parent === kind.key) return true;
    above = kinds.find((other) => other.key === parent);
  }
  return false;
}

// What is below another is where that is, and records have no row of their own that says where they are.
const movable: Rule = ({ resourceKinds }) =>
  resourceKinds
    .filter(({ verbs }) => verbs.move !== undefined)
    .filter(({ level, parent, volume }) => level !== "workspace" || parent !== null || volume !== "few")
    .map(({ key }) => `the resource kind ${key} has the verb move and is no top-level kind of a workspace`);

// What is shared is by itself: nothing is below it or refers to it, and it refers to nothing that stays behind.
const shareable: Rule = ({ topology, resourceKinds }) =>
  resourceKinds
    .filter(isShareable)
    .flatMap(({ key, parent, volume, fields, verbs, connects, text }) =>
      faults(
        [topology === "flat", `the resource kind ${key} is shared, and there is no other workspace`],
        [parent !== null || volume !== "few", `the resource kind ${key} is shared and is no top-level kind`],
        [
          [verbs.move, runVerbOf({ verbs }), connects, text].some((part) => part !== undefined),
          `the resource kind ${key} is shared, and moves, runs, connects or is written as text`,
        ],
        [
          fields.some(({ type }) => type === "reference" || type === "person"),
          `the resource kind ${key} is shared and refers to something of one workspace`,
        ],
        [
          resourceKinds.some(
            (other) =>
              other.parent === key ||
              other.fields.some((field) => field.type === "reference" && field.to === key),
          ),
          `the resource kind ${key} is shared, and another is below it or refers to it`,
        ],
      ),
    );

// Records are opened by the workspace of their root.
const recordsPlaced: Rule = ({ resourceKinds }) =>
  resourceKinds
    .filter(({ level, volume }) => volume === "many" && level !== "workspace")
    .map(({ key }) => `of the resource kind ${key} there are many, and they are in no workspace`);

const bitsFit: Rule = (spec) => [
  ...repeated(verbsOf(spec).map(({ verb }) => String(verb.bit))).map((bit) => `the bit ${bit} is used twice`),
  ...verbsOf(spec).flatMap(({ name, verb: { bit } }) =>
    faults([
      !Number.isInteger(bit) || bit < kindBits.first || bit > kindBits.last,
      `${name} has the bit ${bit}, which is not within ${kindBits.first}-${kindBits.last}`,
    ]),
  ),
];

const verbsFit: Rule = (spec) =>
  verbsOf(spec).flatMap(({ name, verb }) =>
    faults(
      [
        !isKey(name.slice(name.indexOf(":") + 1)),
        `the verb ${name} is not lower-case words with underscores`,
      ],
      [isCore(name), `${name} is a permission of the control plane`],
      [verb.description === "", `${name} lacks a phrase`],
      [verb.usableIn.length === 0, `${name} can be used in no state`],
      [
        verb.writes !== undefined && isRowOperation(name.slice(name.indexOf(":") + 1)),
        `${name} says what it does, which its name does`,
      ],
    ),
  );

const holdersFit: Rule = (spec) => {
  const every = everyRole(spec);
  const inWorkspaces = new Set(spec.roles.workspace.map((role) => role.key));
  return [
    ...verbsOf(spec).flatMap(({ kind, name, verb }) => [
      ...repeated(verb.roles).map((key) => `${name} names the role ${key} twice`),
      ...verb.roles.flatMap((key) =>
        faults(
          [
            !every.some((role) => role.key === key),
            `${name} is held by ${key}, which is not among the roles`,
          ],
          [
            kind.level === "organization" && spec.topology !== "flat" && inWorkspaces.has(key),
            `the workspace role ${key} holds ${name}, which is the organization's`,
          ],
        ),
      ),
    ]),
    // A role that lists a kind's permission itself could contradict the kind.
    ...verbsOf(spec).flatMap(({ name, verb }) =>
      every
        .filter((role) => (role.permissions as readonly string[]).includes(name))
        .filter((role) => !verb.roles.includes(role.key))
        .map((role) => `the role ${role.key} lists ${name}, which the kind does not give to it`),
    ),
  ];
};

/** The rules for a blueprint's kinds of resources and their verbs. */
export const kindRules: readonly Rule[] = [
  kindsNamed,
  parentsFit,
  movable,
  recordsPlaced,
  shareable,
  bitsFit,
  verbsFit,
  holdersFit,
  ...fieldRules,
  ...stateRules,
  connectingFits,
  repeatingFits,
  ...chartRules,
  ...textRules,
  ...policyRules,
  ...modelRules,
];
