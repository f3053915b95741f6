import type { ResourceKind } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { fieldName, storedText } from "./historyText.ts";

const t = texts.resources;

type Change = Outputs["resources"]["saveText"]["changes"][number];

/** What a text changes, a sentence for each resource. */
export function sentencesOf(
  kind: ResourceKind,
  changes: readonly Change[],
  minuteOf: (instant: string) => string,
): string[] {
  const telling = { kind, names: {}, people: new Map<string, string>(), minuteOf };
  return changes.map(({ change, title, before, after }) => {
    if (change !== "updated") return t.textChanges[change](title);
    const keys = kind.fields.map(({ key }) => key).filter((key) => key in before || key in after);
    const told = keys.map((key) =>
      t.fieldChange(
        fieldName(telling, key),
        storedText(telling, key, JSON.stringify(before)) ?? t.empty,
        storedText(telling, key, JSON.stringify(after)) ?? t.empty,
      ),
    );
    return t.textChanges.updated(title, told.join(" "));
  });
}

/** Where in the text a refusal points to, as an index; null if it points nowhere. */
export function positionOf(text: string, error: unknown): number | null {
  const { params } = ((error as { readonly data?: unknown }).data ?? {}) as { readonly params?: object };
  const { line, column } = (params ?? {}) as { readonly line?: unknown; readonly column?: unknown };
  if (typeof line !== "number" || typeof column !== "number") return null;
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
