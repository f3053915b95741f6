import type { Result } from "../result.ts";
import { goalOf, outcome, range } from "./format.ts";

const head = ["what", "compared with", "unit", "ours", "the other's", "ratio", "goal", "reached"];

/** The results as a Markdown table, medians followed by the spread. */
export function table(results: readonly Result[]): string {
  const lines = results.map((result) => [
    result.note === undefined ? result.name : `${result.name} (${result.note})`,
    result.against ?? "",
    result.unit,
    range(result.ours),
    result.peer === null ? "" : range(result.peer),
    result.ratio === null ? "" : `${range(result.ratio)} ×`,
    goalOf(result),
    outcome(result),
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
