import { faults, isKey, type Rule, repeated } from "./blueprint-rule.ts";

/** The values of these fields are few enough, or alike enough, to be drawn beside each other. */
const drawable = ["text", "choice", "reference", "person", "host"];

const chartsFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key: kind, fields, charts = [] }) => {
    const typeOf = (key: string) => fields.find((field) => field.key === key)?.type;
    return [
      ...repeated(charts.map(({ key }) => key)).map((key) => `${kind} has the chart ${key} twice`),
      ...charts.flatMap(({ key, name, over, value, split }) =>
        faults(
          [!isKey(key), `the chart ${kind}.${key} is not lower-case words with underscores`],
          [name === "", `the chart ${kind}.${key} lacks a name`],
          [
            over !== "at" && !drawable.includes(typeOf(over) ?? ""),
            `the chart ${kind}.${key} is over ${over}, which can't be drawn`,
          ],
          [
            value !== "count" && typeOf(value.field) !== "number",
            `the chart ${kind}.${key} draws a number that is not a field`,
          ],
          [
            split !== undefined && typeOf(split) !== "choice",
            `the chart ${kind}.${key} is split by ${split}, which is not a choice`,
          ],
        ),
      ),
    ];
  });

const viewsFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, level, fields, view }) => {
    if (view === undefined) return [];
    const target = resourceKinds.find((other) => other.key === view.of);
    const days = fields.find((field) => field.key === view.days);
    return faults(
      [target === undefined, `${key} is a view of ${view.of}, which is not a kind`],
      [target !== undefined && target.level !== level, `${key} is a view of ${view.of}, which is elsewhere`],
      [view.days !== undefined && days?.type !== "number", `${key} has days in a field that is no number`],
    );
  });

const sharesFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, parent, volume, states, share }) =>
    share === undefined
      ? []
      : faults(
          [parent === null || volume === "many", `${key} has a share, and no parent of which it is one`],
          [
            !states?.all.some((state) => state.key === share.state),
            `${key} has a share in the state ${share.state}, which is not one of its states`,
          ],
          [share.name === "", `the share of ${key} lacks a name`],
        ),
  );

/** The rules for what is drawn of a blueprint's kinds. */
export const chartRules: readonly Rule[] = [chartsFit, viewsFit, sharesFit];
