import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { alone, type Result } from "../result.ts";

const dist = resolve(import.meta.dirname, "../../../apps/web/dist");

/** The JavaScript that the console's page loads before any page's own, gzipped. */
export async function firstLoad(): Promise<Result[]> {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const scripts = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const files = scripts.flatMap((tag) => {
    if (!/type="module"|rel="modulepreload"/.test(tag)) return [];
    return /(?:src|href)="\/?([^"]+\.js)"/.exec(tag)?.[1] ?? [];
  });
  const size = (file: string) => gzipSync(readFileSync(join(dist, file))).length / 1000;
  // In addition, the texts of one language: the longest.
  const frames = readdirSync(join(dist, "assets")).filter((name) => /^frame-.*\.js$/.test(name));
  const texts = Math.max(...frames.map((name) => size(join("assets", name))));
  return [
    alone({
      name: "the console's first load of JavaScript, gzipped",
      unit: "kB",
      goal: { at: "most", value: 150 },
      ours: [files.reduce((sum, file) => sum + size(file), texts)],
      note: `${files.length + 1} files`,
    }),
  ];
}
