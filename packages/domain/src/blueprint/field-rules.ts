import { readField } from "../resources/field-values.ts";
import type { FieldSpec } from "../resources/fields.ts";
import { maxFilters } from "../resources/records.ts";
import { faults, isKey, type Rule, repeated } from "./blueprint-rule.ts";
import type { ResourceKind } from "./resource-kinds.ts";

/** What every resource has beside its fields, by which it can be listed. */
const builtIn = ["state", "at", "heartbeat"];

const fieldsOf = (kinds: readonly ResourceKind[]) =>
  kinds.flatMap((kind) => kind.fields.map((field) => ({ kind, field, name: `${kind.key}.${field.key}` })));

const fieldsNamed: Rule = ({ resourceKinds }) => [
  ...resourceKinds.flatMap((kind) =>
    repeated(kind.fields.map(({ key }) => key)).map((key) => `${kind.key} has the field ${key} twice`),
  ),
  ...fieldsOf(resourceKinds).flatMap(({ field, name }) =>
    faults(
      [!isKey(field.key), `the field ${name} is not lower-case words with underscores`],
      [builtIn.includes(field.key), `the field ${name} has the name of something that every resource has`],
      [field.name === "", `the field ${name} lacks a name`],
    ),
  ),
];

const filtersFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, volume, list }) =>
    faults([
      volume === "many" && list.filters.length > maxFilters,
      `the list of ${key} has more than ${maxFilters} filters, and each needs an index`,
    ]),
  );

const fieldsFit: Rule = ({ resourceKinds }) =>
  fieldsOf(resourceKinds).flatMap(({ kind, field, name }) => [
    ...faults(
      [
        kind.volume === "many" && field.unique === true,
        `the field ${name} is unique, which no one checks where there are many`,
      ],
      [
        kind.volume === "many" && field.type === "secret",
        `the field ${name} is a secret, which no one edits where there are many`,
      ],
      [
        field.unique === true && ["tags", "json", "secret", "long_text", "url"].includes(field.type),
        `the field ${name} is unique, and ${field.type} can't be`,
      ],
    ),
    ...valuesFit(field, name),
    ...referencesFit(kind, field, name, resourceKinds),
  ]);

function valuesFit(field: FieldSpec, name: string): readonly string[] {
  const initial = "initial" in field ? field.initial : undefined;
  const { least, most } = field.type === "number" ? field : {};
  const options = field.type === "choice" ? field.options.map(({ key }) => key) : null;
  return [
    ...faults(
      [
        initial !== undefined && !readField(field, initial).allowed,
        `the field ${name} starts with a value that it does not take`,
      ],
      [
        least !== undefined && most !== undefined && least > most,
        `the field ${name} has a least value above its most`,
      ],
      [options?.length === 0, `the field ${name} has no options`],
    ),
    ...repeated(options ?? []).map((key) => `the field ${name} has the option ${key} twice`),
  ];
}

function referencesFit(
  kind: ResourceKind,
  field: FieldSpec,
  name: string,
  kinds: readonly ResourceKind[],
): readonly string[] {
  if (field.type !== "reference") return [];
  const target = kinds.find((other) => other.key === field.to);
  return faults(
    [target === undefined, `the field ${name} refers to ${field.to}, which is not a kind`],
    [target?.volume === "many", `the field ${name} refers to ${field.to}, of which there are many`],
    [
      kind.level === "organization" && target?.level === "workspace",
      `the field ${name} is the organization's and refers to ${field.to}, which is a workspace's`,
    ],
  );
}

const titlesFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, title, fields }) => {
    const field = fields.find((each) => each.key === title);
    return faults(
      [title !== null && field === undefined, `${key} has the title ${title}, which is not a field`],
      [field !== undefined && field.required !== true, `${key} has the title ${title}, which can be empty`],
    );
  });

const listsFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, fields, states, list, connects, expires, matrix }) => {
    const shown = [
      ...fields.map((field) => field.key),
      "at",
      ...(states === null ? [] : ["state"]),
      ...(connects === undefined ? [] : ["heartbeat"]),
      ...(expires === undefined ? [] : ["expiry"]),
      ...(matrix === undefined ? [] : ["score"]),
    ];
    const unknown = [...list.columns, list.order.by, ...list.filters].filter((each) => !shown.includes(each));
    const secret = fields
      .filter(({ type }) => type === "secret" || type === "json")
      .map((field) => field.key);
    const hidden = [list.order.by, ...list.filters].filter((each) => secret.includes(each));
    return [
      ...unknown.map((each) => `the list of ${key} shows ${each}, which is not a field`),
      ...hidden.map(
        (each) => `the list of ${key} is ordered or filtered by ${each}, which no one can compare`,
      ),
      ...repeated(list.columns).map((each) => `the list of ${key} shows ${each} twice`),
    ];
  });

/** The rules for the fields of a blueprint's kinds, and for what their lists show. */
export const fieldRules: readonly Rule[] = [fieldsNamed, fieldsFit, filtersFit, titlesFit, listsFit];
