import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { anchorOf } from "./.vitepress/site/anchor.ts";
import { root } from "./.vitepress/site/pages.ts";
import { written } from "./testing/pages.ts";

/* Links as they are read on GitHub, from file to file; site.e2e.test.ts looks at those of the site. */

const withoutCode = (text: string) =>
  text.replace(/^( *)```[\s\S]*?^\1```$/gm, "").replace(/`[^`\n]*`/g, "code");

/** The anchors of a file's headings; one that repeats has a number. */
function anchors(text: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = text.replace(/^( *)```[\s\S]*?^\1```$/gm, "").matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = ""]) => {
      const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
      const times = seen.get(anchor) ?? 0;
      seen.set(anchor, times + 1);
      return times === 0 ? anchor : `${anchor}-${times}`;
    }),
  );
}

/** What is wrong with a link of a file; null if it leads somewhere. */
function fault(file: string, text: string, href: string): string | null {
  const [path = "", hash] = href.split("#");
  const to = path === "" ? join(root, file) : join(root, file, "..", path);
  if (!existsSync(to)) return "there is no such file";
  if (hash === undefined || !to.endsWith(".md") || statSync(to).isDirectory()) return null;
  return anchors(path === "" ? text : readFileSync(to, "utf8")).has(hash) ? null : "there is no such heading";
}

const links = written.flatMap(({ file, text }) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => ({ file, text, href })),
);

test("every link leads to a file of the repository and to a heading of it", () => {
  const inside = links.filter(({ href }) => !/^[a-z]+:/i.test(href));
  expect(inside.length).toBeGreaterThan(300);
  const dead = inside.flatMap(({ file, text, href }) => {
    const why = fault(file, text, href);
    return why === null ? [] : [`${file}: ${href}: ${why}`];
  });
  expect(dead).toEqual([]);
});

test("pictures and links to other sites are written as https", () => {
  const outside = links.filter(({ href }) => /^[a-z]+:/i.test(href) && !/^(?:https:|mailto:)/.test(href));
  expect(outside.map(({ file, href }) => `${relative(".", file)}: ${href}`)).toEqual([]);
});
