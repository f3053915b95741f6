import { readFileSync } from "node:fs";
import { join } from "node:path";
import { everyPage, root } from "../.vitepress/site/pages.ts";

/** A file in Markdown, by its path from the root of the repository. */
export type Written = { readonly file: string; readonly text: string };

/** What people read about the product: the pages of the site, and what is read on GitHub alone. */
export const written: readonly Written[] = [
  ...everyPage(),
  "README.md",
  "packaging/README.md",
  "bench/README.md",
].map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

/** A block of code, with what a comment before it says for its check alone. */
export type Snippet = {
  /** `docs/keys.md:12`, the line where it begins. */
  readonly at: string;
  readonly file: string;
  readonly language: string;
  readonly text: string;
  /** Declarations of what the page doesn't show: `<!-- check … -->` right before the block. */
  readonly before: string;
  /** The test that checks it instead: `<!-- checked by … -->` right before the block. */
  readonly by: string | undefined;
};

const fence = /(?:<!-- check(?:\n([\s\S]*?)\n|ed by ([\w/.-]+) )-->\n)?^( *)```(\w*)\n([\s\S]*?)^\3```$/gm;

/** Every block of code in the pages; not of the decisions, which are history. */
export const snippets: readonly Snippet[] = written
  .filter(({ file }) => !file.startsWith("docs/decisions/"))
  .flatMap(({ file, text }) =>
    [...text.matchAll(fence)].map(({ index, 1: before = "", 2: by, 4: language = "", 5: code = "" }) => ({
      at: `${file}:${text.slice(0, index).split("\n").length}`,
      file,
      language,
      text: code,
      before,
      by,
    })),
  );

/** The blocks in one of these languages. */
export const inLanguage = (...languages: readonly string[]): Snippet[] =>
  snippets.filter(({ language }) => languages.includes(language));
