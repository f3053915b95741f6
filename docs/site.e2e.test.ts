import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import MiniSearch, { type SearchOptions } from "minisearch";
import { afterAll, expect, test } from "vitest";
import { everyPage, siteOf } from "./.vitepress/site/pages.ts";
import { searchOptions } from "./.vitepress/site/search.ts";

/* The site as it is built and served, below a path. */

const base = "/handbook/";
const folder = mkdtempSync(join(tmpdir(), "bailiwick-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const vitepress = join(import.meta.dirname, "node_modules/.bin/vitepress");
await promisify(execFile)(vitepress, ["build", "--outDir", folder], {
  cwd: import.meta.dirname,
  env: { PATH: process.env.PATH, DOCS_BASE: base },
});

const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const html = new Map(files.filter((file) => file.endsWith(".html")).map((file) => [file, read(file)]));
const attributes = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, value = ""]) => value);

test("every page is there, and can be reached from the first one", () => {
  const pages = everyPage().map((file) => `${siteOf(file)?.replace(/\.md$/, "")}.html`);
  expect(pages.length).toBeGreaterThan(150);
  const reached = new Set(["index.html"]);
  for (const page of reached) {
    for (const href of attributes(html.get(page) ?? "", /<a [^>]*href="([^"]+)"/g)) {
      const to = fileOf(page, href);
      if (to !== null) reached.add(to);
    }
  }
  expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});

/** The file of the site to which a link of a page leads; null for another site. */
function fileOf(page: string, href: string): string | null {
  const url = new URL(href.replaceAll("&amp;", "&"), `https://docs.example${base}${page}`);
  if (url.host !== "docs.example") return null;
  if (!url.pathname.startsWith(base)) return url.pathname;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

test("no link is dead, and neither is an anchor", () => {
  const ids = new Map([...html].map(([page, text]) => [page, new Set(attributes(text, / id="([^"]+)"/g))]));
  const dead = [...html].flatMap(([page, text]) =>
    [...new Set(attributes(text, /<a [^>]*href="([^"]+)"/g))]
      .filter((href) => {
        const to = fileOf(page, href);
        if (to === null) return false;
        if (!existsSync(join(folder, to)) || !statSync(join(folder, to)).isFile()) return true;
        const [, hash] = href.split("#");
        return hash !== undefined && hash !== "" && !ids.get(to)?.has(decodeURIComponent(hash));
      })
      .map((href) => `${page}: ${href}`),
  );
  expect(dead).toEqual([]);
});

test("nothing is loaded from another site", () => {
  const loads = /<(?:script|img|link|iframe|source|video)\b[^>]*?\b(?:src|href)="([^"]+)"/g;
  const foreign = [...html].flatMap(([page, text]) =>
    attributes(text, loads)
      .filter((address) => !address.startsWith(base) && !address.startsWith("data:"))
      .map((address) => `${page}: ${address}`),
  );
  expect(foreign).toEqual([]);
  const styles = files.filter((file) => file.endsWith(".css")).map(read);
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.flatMap((text) => attributes(text, /url\(["']?(https?:[^)]+)\)/g))).toEqual([]);
});

test("the search knows its index without a network, and finds the guide first", async () => {
  const index = files.filter((file) => file.includes("localSearchIndex"));
  expect(index).toHaveLength(1);
  const { default: json } = (await import(pathToFileURL(join(folder, index[0] ?? "")).href)) as {
    default: string;
  };
  const fields = ["title", "titles", "text"];
  const search = MiniSearch.loadJSON(json, { fields, storeFields: ["title", "titles"] });
  const found = (words: string) =>
    search.search(words, searchOptions as SearchOptions).map(({ id }) => String(id));
  const first = (words: string) => found(words)[0];
  expect(first("revoke a key")).toBe("/keys.html#revoke");
  expect(first("restore a backup")).toBe("/backup.html#restore");
  expect(first("own permission")).toBe("/write-a-blueprint.html#a-permission-of-your-own");
  expect(first("BAILIWICK_TRUSTED_PROXIES")).toBe("/security-policies.html#behind-a-proxy");
  expect(found("BAILIWICK_TRUSTED_PROXIES")).toContain("/reference/settings.html#settings");
});
