import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Result } from "../result.ts";
import { goalOf } from "./format.ts";
import { table } from "./table.ts";

const folder = resolve(import.meta.dirname, "../..");
const begin = "<!-- results: written by pnpm bench -->";
const end = "<!-- end of results -->";

/** Writes the results for programs, and their table into the README between its two markers. */
export function writeResults(results: readonly Result[], machine: string): void {
  const rows = results.map((result) => ({
    name: result.against === null ? result.name : `${result.name} — ${result.against}`,
    ours: result.ours.median,
    peer: result.peer?.median ?? null,
    unit: result.unit,
    ratio: result.ratio?.median ?? null,
    goal: result.goal === null ? null : goalOf(result),
    reached: result.reached,
    spread: {
      ours: [result.ours.min, result.ours.max],
      peer: result.peer && [result.peer.min, result.peer.max],
      ratio: result.ratio && [result.ratio.min, result.ratio.max],
    },
  }));
  writeFileSync(resolve(folder, "results.json"), `${JSON.stringify(rows, null, 2)}\n`);
  const path = resolve(folder, "README.md");
  const text = readFileSync(path, "utf8");
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before === -1 || after === -1) throw new Error("bench/README.md has lost the marks around its table");
  const part = `${begin}\n\nMeasured on ${machine}.\n\n${table(results)}\n\n`;
  writeFileSync(path, text.slice(0, before) + part + text.slice(after));
}

/** Writes where the server's time goes. */
export function writeProfile(text: string): void {
  writeFileSync(resolve(folder, "profile.txt"), text);
}

/** Writes the plans of the hot queries. */
export function writePlans(text: string): void {
  writeFileSync(resolve(folder, "plans.txt"), text);
}
