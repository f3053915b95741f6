import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The repository, whose Markdown the site shows. */
export const root = join(import.meta.dirname, "../../..");

type Section = { readonly title: string; readonly pages: readonly string[] };

/** The guides in the order in which people read them; those that no section names come after the last. */
const sections: readonly Section[] = [
  { title: "Start", pages: ["why", "quick-start", "concepts"] },
  {
    title: "Build on it",
    pages: [
      "under-your-product",
      "internal-tool",
      "packages",
      "api",
      "keys",
      "access-tokens",
      "events",
      "write-a-blueprint",
      "resources",
      "quotas",
      "machines",
      "policies",
      "files",
    ],
  },
  {
    title: "Run it",
    pages: ["production", "upgrade", "backup", "monitoring", "retention", "secrets", "security-model"],
  },
  {
    title: "Manage access",
    pages: [
      "single-sign-on",
      "directory",
      "second-factor",
      "security-policies",
      "access-requests",
      "time-limited-access",
      "access-reviews",
      "settings-as-code",
      "transfers",
      "audit",
      "billing",
    ],
  },
];

const reference = [
  "reference/README",
  "reference/api/README",
  "reference/command-line",
  "reference/settings",
  "reference/events",
  "reference/errors",
  "reference/blueprints/README",
];

/** What is about the project rather than the product; these files are outside of docs. */
const project = ["ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG", "CODE_OF_CONDUCT"];

const packages = ["client", "domain", "contracts"];

/** Whether a file of the repository, by its path from the root, is a page of the site. */
export function isPage(file: string): boolean {
  return siteOf(file) !== null;
}

/** Where a file of the repository is on the site, without a slash in front; null for one that isn't there. */
export function siteOf(file: string): string | null {
  if (project.some((name) => file === `${name}.md`)) {
    return `project/${file.toLowerCase().replaceAll("_", "-")}`;
  }
  const [, name = ""] = /^packages\/(\w+)\/README\.md$/.exec(file) ?? [];
  if (packages.includes(name)) return `packages/${name}.md`;
  if (!/^docs\/(?!proofs\/|node_modules\/|public\/|\.).*\.md$/.test(file)) return null;
  return file.replace(/^docs\//, "").replace(/README\.md$/, "index.md");
}

/** The files of a folder and of those below it, except what is installed or built there meanwhile. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return /^\.|^node_modules$/.test(entry.name) ? [] : filesIn(path);
  });
}

/** Every file of the repository that is a page, by its path from the root. */
export function everyPage(): string[] {
  return [
    ...filesIn("docs"),
    ...project.map((name) => `${name}.md`),
    ...packages.map((name) => `packages/${name}/README.md`),
  ].filter(isPage);
}

/** The title of a page: its first heading. */
export function titleOf(file: string): string {
  const [, title = file] = /^# (.+)$/m.exec(readFileSync(join(root, file), "utf8")) ?? [];
  return title.replaceAll("`", "");
}

type Link = { readonly text: string; readonly link: string };

const linkTo = (file: string): Link => ({ text: titleOf(file), link: `/${siteOf(file) ?? ""}` });
const inDocs = (name: string): Link => linkTo(`docs/${name}.md`);

/** The files of a folder of docs, in the order of their names. */
function below(folder: string): string[] {
  return everyPage()
    .filter((file) => file.startsWith(`docs/${folder}/`) && !file.endsWith("README.md"))
    .sort();
}

function guides() {
  const named = sections.flatMap(({ pages }) => pages);
  const others = everyPage()
    .map((file) => /^docs\/([\w-]+)\.md$/.exec(file)?.[1] ?? "README")
    .filter((name) => !["README", "statements", ...named].includes(name))
    .sort();
  return sections.map(({ title, pages }, at) => ({
    text: title,
    items: [...pages, ...(at === sections.length - 1 ? others : [])].map(inDocs),
  }));
}

/** What is in the sidebar of each part of the site. */
export function sidebar() {
  return {
    "/reference/": [
      { text: "Reference", items: reference.map(inDocs) },
      { text: "Blueprints", items: below("reference/blueprints").map(linkTo) },
      {
        text: "Operations",
        items: below("reference/api").map((file) => ({
          ...linkTo(file),
          text: titleOf(file).replace("API: ", ""),
        })),
      },
    ],
    "/decisions/": [
      { text: "Decisions", items: [inDocs("decisions/README"), ...below("decisions").map(linkTo)] },
    ],
    "/project/": [{ text: "Project", items: projectPages() }],
    "/packages/": [{ text: "Packages", items: packages.map((name) => linkTo(`packages/${name}/README.md`)) }],
    "/": guides(),
  };
}

function projectPages(): Link[] {
  return [...project.map((name) => linkTo(`${name}.md`)), inDocs("decisions/README"), inDocs("statements")];
}

/** The decision records as a list in Markdown, for the page of their folder. */
export function decisionList(): string {
  return below("decisions")
    .map((file) => `- [${titleOf(file)}](${file.replace("docs/decisions/", "")})`)
    .join("\n");
}
