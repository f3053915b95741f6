import { readFileSync } from "node:fs";
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
  const sizes = files.map((file) => gzipSync(readFileSync(join(dist, file))).length / 1000);
  return [
    alone({
      name: "the console's first load of JavaScript, gzipped",
      unit: "kB",
      goal: { at: "most", value: 150 },
      ours: [sizes.reduce((sum, size) => sum + size, 0)],
      note: `${files.length} files`,
    }),
  ];
}
