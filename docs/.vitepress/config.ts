import { join } from "node:path";
import { defineConfig } from "vitepress";
import { anchorOf } from "./site/anchor.ts";
import { copyLinked, links } from "./site/links.ts";
import { decisionList, root, sidebar, siteOf } from "./site/pages.ts";
import { pictures } from "./site/pictures.ts";
import { searchOptions } from "./site/search.ts";

/** The path under which the site is served, such as `/bailiwick/`. */
const base = process.env.DOCS_BASE ?? "/";
/** The address of the repository's files, for links to what isn't a page; such links are plain text without one. */
const source = process.env.DOCS_SOURCE;

const home = {
  layout: "home",
  hero: {
    name: "Bailiwick",
    text: "The control plane under your product",
    tagline:
      "Self-hosted organizations, workspaces, members, roles, plans, and an audit log that outsiders can verify.",
    image: { src: "/console.png", alt: "The console: a workspace's members" },
    actions: [
      { theme: "brand", text: "Quick start", link: "/quick-start" },
      { theme: "alt", text: "Why", link: "/why" },
    ],
  },
};

export default defineConfig({
  title: "Bailiwick",
  titleTemplate: ":title · Bailiwick",
  description: "A self-hostable control plane for workspaces.",
  lang: "en-US",
  base,
  srcDir: "..",
  ignoreDeadLinks: "localhostLinks",
  outDir: join(root, "dist/docs"),
  cacheDir: join(root, "node_modules/.cache/docs"),
  srcExclude: [
    "**/node_modules/**",
    "dist/**",
    "README.md",
    "{.github,apps,bench,examples,packaging,scripts}/**",
  ],
  rewrites: (file) => siteOf(file) ?? file,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}favicon.svg` }]],
  markdown: {
    anchor: { slugify: anchorOf },
    linkify: false,
    config: (md) => {
      links(md, source);
      pictures(md);
    },
  },
  buildEnd: ({ outDir }) => copyLinked(outDir),
  transformPageData: ({ relativePath }) =>
    relativePath === "index.md"
      ? { title: "Bailiwick", titleTemplate: ":title", frontmatter: home }
      : undefined,
  vite: {
    publicDir: join(root, "docs/public"),
    plugins: [
      {
        // Pages outside of docs have no packages beside them.
        name: "bailiwick:vue",
        enforce: "pre",
        resolveId(source, importer) {
          if (!/^vue(?:$|\/)/.test(source) || !importer?.endsWith(".md")) return null;
          return this.resolve(source, join(root, "docs/package.json"), { skipSelf: true });
        },
      },
      {
        name: "bailiwick:decisions",
        enforce: "pre",
        transform: (text, id) =>
          id.endsWith("docs/decisions/README.md") ? `${text}\n${decisionList()}\n` : undefined,
      },
    ],
  },
  themeConfig: {
    logo: "/favicon.svg",
    search: { provider: "local", options: { miniSearch: { searchOptions } } },
    nav: [
      { text: "Guides", link: "/why", activeMatch: "^/(?!reference|decisions|project)[a-z]" },
      { text: "Reference", link: "/reference/", activeMatch: "^/reference/" },
      { text: "Decisions", link: "/decisions/", activeMatch: "^/decisions/" },
      { text: "Project", link: "/project/architecture", activeMatch: "^/project/" },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3], label: "On this page" },
    docFooter: { prev: "Previous", next: "Next" },
  },
});
