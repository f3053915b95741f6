import type { FieldValues } from "./field-set.ts";
import type { FieldSpec } from "./fields.ts";

/** Two fields whose product is the score of a resource: choices, whose options count from 1, or small whole numbers. */
export type KindMatrix = {
  readonly rows: string;
  readonly columns: string;
  /** What the score is called; lists know it as `score`. */
  readonly name: string;
};

/** A value of one of the fields: as it is stored, as it is shown, and what it counts. */
export type Grade = { readonly value: string; readonly name: string; readonly weight: number };

/** The most grades of a field that a matrix shows. */
export const maxGrades = 10;

/** The grades of a field from the lowest to the highest; none for a field that has no few of them. */
export function gradesOf(field: FieldSpec | undefined): readonly Grade[] {
  if (field?.type === "choice") {
    return field.options.map(({ key, name }, at) => ({ value: key, name, weight: at + 1 }));
  }
  if (field?.type !== "number" || !field.whole) return [];
  const { least = 0, most = 0 } = field;
  if (most < least || most - least >= maxGrades) return [];
  return Array.from({ length: most - least + 1 }, (_, at) => ({
    value: String(least + at),
    name: String(least + at),
    weight: least + at,
  }));
}

/** The score of a resource; null where one of the two is empty. */
export function scoreOf(
  { rows, columns }: KindMatrix,
  fields: readonly FieldSpec[],
  values: FieldValues,
): number | null {
  const [row, column] = [rows, columns].map((key) => {
    const grades = gradesOf(fields.find((field) => field.key === key));
    return grades.find(({ value }) => value === String(values[key]))?.weight;
  });
  return row === undefined || column === undefined ? null : row * column;
}
