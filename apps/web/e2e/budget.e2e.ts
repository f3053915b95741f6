import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const dist = resolve(import.meta.dirname, "../dist");

/** The most that people download, in kilobytes of gzipped JavaScript. */
const budget = { firstLoad: 150, page: 60, common: 160 };

/** What several pages share; a browser loads it once, with the first of them. */
const common = /^(?:shared|domain|icons)-/;

/** As it is sent: a file that compression makes no smaller has no compressed one beside it. */
function size(file: string): number {
  const plain = join(dist, file);
  return statSync(existsSync(`${plain}.gz`) ? `${plain}.gz` : plain).size / 1000;
}

/** The modules that the page itself names, which load before any page's own. */
function firstModules(): string[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    if (!/type="module"|rel="modulepreload"/.test(tag)) return [];
    return /(?:src|href)="\/?([^"]+\.js)"/.exec(tag)?.[1] ?? [];
  });
}

const chunks = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));

test("the first load, with the texts of the longest language, is within its budget", () => {
  const first = firstModules();
  expect(first.length).toBeGreaterThan(1);
  const texts = chunks.filter((name) => name.startsWith("frame-")).map((name) => size(`assets/${name}`));
  expect(texts.length).toBeGreaterThan(1);
  const sizes = first.map(size);
  expect(sizes.reduce((sum, one) => sum + one, Math.max(...texts))).toBeLessThanOrEqual(budget.firstLoad);
});

test("each page's own part is within its budget, and so is what pages share", () => {
  const first = new Set(firstModules());
  const later = chunks.filter((name) => !first.has(`assets/${name}`));
  const own = later.filter((name) => !common.test(name));
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter((name) => size(`assets/${name}`) > budget.page)).toEqual([]);
  const shared = later.filter((name) => common.test(name)).map((name) => size(`assets/${name}`));
  expect(shared.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(budget.common);
});
