import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { root, siteOf } from "./pages.ts";

/** What VitePress knows of the page that it renders; `realPath` is the file in the repository. */
type PageEnv = { readonly path: string; readonly realPath?: string };

/** The files that pages link to and that are no pages, by their paths from the root. */
const linked = new Set<string>();

/**
 * Links of the pages are written for GitHub, from file to file. A link to another page becomes its address on the site.
 * A link to any other file leads to `source`, the address of the repository's files; a site that is built without one has
 * a copy of the file, and the name of a folder as plain text.
 */
export function links(md: MarkdownRenderer, source: string | undefined): void {
  md.core.ruler.push("bailiwick_links", ({ tokens, env }) => {
    const page: PageEnv = env;
    for (const { children } of tokens) {
      const shown: boolean[] = [];
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const to = target(token.attrGet("href") ?? "", page.realPath ?? page.path, source);
          shown.push(to !== null);
          if (to === null) hide(token);
          else token.attrSet("href", to);
        } else if (token.type === "link_close" && shown.pop() === false) hide(token);
      }
    }
  });
}

/** Copies what pages link to into the site. */
export function copyLinked(site: string): void {
  for (const file of linked) {
    const to = join(site, copyOf(file));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, file), to);
  }
}

/** Where a copy is: as text, which browsers show, and JSON as it is. */
const copyOf = (file: string) => `source/${file}${/\.(?:json|txt)$/.test(file) ? "" : ".txt"}`;

function hide(token: { type: string; tag: string; attrs: unknown; content: string }): void {
  token.type = "text";
  token.tag = "";
  token.attrs = null;
  token.content = "";
}

/** Where a link leads on the site; null for a folder of the repository. */
function target(href: string, page: string, source: string | undefined): string | null {
  if (/^[a-z]+:|^#/i.test(href)) return href;
  const [path = "", hash] = href.split("#");
  const to = relative(root, join(page, "..", path)).replaceAll("\\", "/");
  const isFile = statSync(join(root, to)).isFile();
  const shown = siteOf(isFile ? to : `${to}/README.md`);
  const anchor = hash === undefined ? "" : `#${hash}`;
  if (shown !== null) return `/${shown}${anchor}`;
  if (source !== undefined) return `${source.replace(/\/$/, "")}/${to}${anchor}`;
  if (!isFile) return null;
  linked.add(to);
  return `/${copyOf(to)}`;
}
