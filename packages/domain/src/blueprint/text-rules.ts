import type { FieldSpec } from "../resources/fields.ts";
import { faults, type Rule } from "./blueprint-rule.ts";

/** What a text can say: nothing that is an id, and nothing that is hidden. */
const written: readonly FieldSpec["type"][] = [
  "text",
  "long_text",
  "number",
  "choice",
  "tags",
  "date",
  "instant",
  "host",
  "url",
];

const textsFit: Rule = ({ resourceKinds }) =>
  resourceKinds
    .filter(({ text }) => text)
    .flatMap(({ key, parent, volume, states, title, fields, verbs }) =>
      faults(
        [
          parent !== null || volume === "many" || states !== null,
          `${key} is written as text, which has no parents, records or states`,
        ],
        [
          fields.find((field) => field.key === title)?.unique !== true,
          `${key} is written as text, in which two could have one name`,
        ],
        [
          fields.some(({ type }) => !written.includes(type)),
          `${key} is written as text, and has a field that no text can say`,
        ],
        [
          ["create", "update", "delete"].some((verb) => verbs[verb] === undefined),
          `${key} is written as text, and no one can change it`,
        ],
      ),
    );

/** The rules for the kinds that are written as text. */
export const textRules: readonly Rule[] = [textsFit];
