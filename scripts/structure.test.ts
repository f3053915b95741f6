import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/* The conventions that a text search can check: which package can import which, and what belongs in one place. */

const root = join(import.meta.dirname, "..");

/** Each package with the packages that it can import; everything points to the left. */
const arrow: Readonly<Record<string, readonly string[]>> = {
  "packages/domain": [],
  "packages/contracts": ["@bailiwick/domain"],
  "packages/db": ["@bailiwick/domain", "@bailiwick/contracts"],
  "apps/api": ["@bailiwick/domain", "@bailiwick/contracts", "@bailiwick/db"],
  "packages/client": ["@bailiwick/domain", "@bailiwick/contracts", "@bailiwick/api"],
  "apps/web": ["@bailiwick/domain", "@bailiwick/contracts", "@bailiwick/client", "@bailiwick/api"],
  "apps/cli": ["@bailiwick/domain", "@bailiwick/contracts", "@bailiwick/client", "@bailiwick/db"],
};

type File = { readonly path: string; readonly text: string };

function sources(folder: string): File[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|\/generated\/|\/dist\//.test(path))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

const sql: File[] = ["packages/db/prisma/migrations", "packages/db/sql"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith(".sql"))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));

const isTest = ({ path }: File) => /\.(test|fixture)\.tsx?$|\/testing\/|\/e2e\/|testing\.ts$/.test(path);
const source = Object.keys(arrow).flatMap((name) => sources(`${name}/src`));
const product = source.filter((file) => !isTest(file));

function imports({ text }: File): { from: string; typeOnly: boolean }[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    from: match[2] ?? match[3] ?? "",
    typeOnly: match[1] !== undefined,
  }));
}

const holders = (files: readonly File[], pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe("the arrow", () => {
  test.each(Object.entries(arrow))("%s imports only from its left", (name, allowed) => {
    const wrong = sources(`${name}/src`)
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        imports(file)
          .filter(({ from }) => from.startsWith("@bailiwick/"))
          .filter(({ from }) => !allowed.includes(from.split("/").slice(0, 2).join("/")))
          .map(({ from }) => `${file.path}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  test("no package imports from another package's folder", () => {
    const wrong = source.flatMap((file) => {
      const home = file.path.split("/").slice(0, 2).join("/");
      return imports(file)
        .filter(({ from }) => from.startsWith("."))
        .filter(({ from }) => !join(dirname(file.path), from).startsWith(home))
        .map(({ from }) => `${file.path}: ${from}`);
    });
    expect(wrong).toEqual([]);
  });

  test("the domain imports nothing at all", () => {
    const wrong = product
      .filter(({ path }) => path.startsWith("packages/domain/"))
      .flatMap((file) => imports(file).filter(({ from }) => !from.startsWith(".")));
    expect(wrong).toEqual([]);
  });

  test("the client and the console import only types from the API", () => {
    const wrong = product
      .filter(({ path }) => /^(packages\/client|apps\/web|apps\/cli)\//.test(path))
      .flatMap((file) =>
        imports(file).filter(({ from, typeOnly }) => from === "@bailiwick/api" && !typeOnly),
      );
    expect(wrong).toEqual([]);
  });
});

/** The nouns of the API, read from the tree: the folders with procedures. */
const nouns = new Set(
  product
    .filter(({ path }) => path.startsWith("apps/api/src/"))
    .filter((file) => imports(file).some(({ from }) => from.endsWith("/procedure/trpc.ts")))
    .map(({ path }) => path.split("/")[3] ?? "")
    .filter((name) => !["demo", "http", "procedure", "router.ts"].includes(name)),
);
const isNoun = (path: string) => path.startsWith("apps/api/src/") && nouns.has(path.split("/")[3] ?? "");

describe("what belongs in one place", () => {
  const outsideDomain = product.filter(({ path }) => !path.startsWith("packages/domain/"));

  test("only the domain compares names of roles and blueprints", () => {
    expect(holders(outsideDomain, /\b(role|roleKey|blueprint)(\.(key|id))?\s*[!=]==?\s*["'`]/i)).toEqual([]);
  });

  // Read from the folder, so that a new blueprint is included.
  const blueprintKeys = readdirSync(join(root, "packages/domain/src/blueprints"))
    .filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== "index.ts")
    .map((name) => name.replace(/\.ts$/, ""));
  const isOfBlueprints = (path: string) =>
    /^packages\/domain\/src\/blueprints\/|^apps\/api\/src\/demo\//.test(path);

  test("a blueprint's name appears only in its file and in the demo", () => {
    expect(blueprintKeys).toHaveLength(5);
    const named = new RegExp(`["'\`](${blueprintKeys.join("|")})["'\`]`);
    const files = [...product, ...sources("bench/src"), ...sql];
    // A migration handles rows that an earlier release wrote, and is never edited again.
    const isHistory = (path: string) => path.startsWith("packages/db/prisma/migrations/");
    expect(holders(files, named).filter((path) => !isOfBlueprints(path) && !isHistory(path))).toEqual([]);
  });

  test("a blueprint is looked up by key, never imported by name", () => {
    const constants = blueprintKeys.map((key) =>
      key.replace(/-(.)/g, (_, message: string) => message.toUpperCase()),
    );
    const used = new RegExp(`\\b(${constants.join("|")})\\b`);
    expect(holders(product, used).filter((path) => !isOfBlueprints(path))).toEqual([]);
  });

  test("only the database package and the API use Prisma", () => {
    const users = holders(product, /@prisma\/|generated\/client|\bprisma\(\)/);
    expect(users.filter((path) => !/^(packages\/db|apps\/api)\//.test(path))).toEqual([]);
  });

  test("only one file creates tRPC's own errors", () => {
    expect(holders(product, /new TRPCError\b/)).toEqual(["apps/api/src/procedure/errors.ts"]);
  });

  test("tenant rows are reached only through the tenant transaction", () => {
    const verbs = product.filter(({ path }) => isNoun(path));
    expect(holders(verbs, /\bpool\b|\.connect\(|tenantTransaction/)).toEqual(["apps/api/src/live/live.ts"]);
  });

  test("a verb that changes something records it: itself, in its noun's shared files, or in a function that writes for a person without a place", () => {
    const verbs = product.filter(({ path, text }) => isNoun(path) && text.includes(".mutation("));
    const shared = (file: File) =>
      imports(file)
        .filter(({ from }) => from.startsWith("./") || from.endsWith("/internal.ts"))
        .map(({ from }) => product.find(({ path }) => path === join(dirname(file.path), from))?.text ?? "")
        .join();
    const silent = verbs
      .filter(
        (file) =>
          !/\brecord\(|authz\.(add_passkey|change_address|decline_invitation|delete_account|erase_person|issue_instance_key|remove_passkey|remove_picture|rename_person|replace_recovery_codes|reset_second_factor|revoke_instance_key|rotate_instance_key|set_picture|suspend_person|set_user_limit|turn_off_authenticator|turn_on_authenticator)\(/.test(
            file.text + shared(file),
          ),
      )
      .map(({ path }) => path);
    expect(silent).toEqual([
      "apps/api/src/account/set-preferences.ts",
      "apps/api/src/session/end.ts",
      "apps/api/src/session/sign-out-elsewhere.ts",
    ]);
  });

  // A spread literal is not checked for excess properties: `{ ...{ a: 1, b: 2 } }` fits a type without b.
  test("a literal is written out, not spread", () => {
    const files = [...source, ...sources("scripts"), ...sources("bench/src")];
    expect(holders(files, /\.\.\.\(?[{[]/).filter((path) => path !== "scripts/structure.test.ts")).toEqual(
      [],
    );
  });

  test("an id in a comment or a title exists in docs/statements.md, and a decision has a record", () => {
    const legend = new Set(
      readFileSync(join(root, "docs/statements.md"), "utf8").match(/(?<=\*\*)[VMCSP]\d+(?=\*\*)/g),
    );
    expect(legend.size).toBe(249);
    const e2e = sources("apps/web/e2e");
    const dangling = [...source, ...e2e].flatMap(({ path, text }) =>
      [...text.matchAll(/\[([VMCSP]\d+)\]|\b(?:decision|rule|invariant) \d+\b/g)]
        .filter(([, id]) => id === undefined || !legend.has(id))
        .map(([found]) => `${path}: ${found}`),
    );
    expect(dangling).toEqual([]);
  });

  test("an id in a title belongs to a test of the running system, not of a unit", () => {
    const units = source.filter(({ path }) =>
      /^(packages\/(domain|contracts)|apps\/web\/src|apps\/cli\/src)\/(?!.*\.e2e\.test).*\.test\.tsx?$/.test(
        path,
      ),
    );
    expect(holders(units, /(?:test|title:)[^\n]*["'`](?:\[[VMCSP]\d+\])/)).toEqual([]);
  });

  test("a test file shows one topic: it has at most 300 lines", () => {
    const tests = [...source, ...sources("apps/web/e2e"), ...sources("scripts"), ...sources("bench/src")];
    const lengths = tests
      .filter(({ path }) => /\.(test|e2e)\.tsx?$/.test(path))
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
    expect(lengths.length).toBeGreaterThan(200);
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  test("what tests share cleans up for its caller, and not once when it is imported", () => {
    const shared = source.filter((file) => isTest(file) && !/\.(test|e2e)\.tsx?$/.test(file.path));
    expect(shared.length).toBeGreaterThan(30);
    expect(holders(shared, /^(?:before|after)(?:Each|All)\(/m)).toEqual([]);
  });

  test("warnings are fixed, not suppressed", () => {
    expect(holders(source, /\bas any[;,)]|\bas any$|@ts-(ignore|nocheck)|biome-ignore-all/)).toEqual([]);
    expect(holders(source.filter(isTest), /\b(it|test|describe)\.(skip|only|todo|fixme)\b/)).toEqual([]);
  });
});

describe("plain words", () => {
  /** The words in bold in the "never" column of CONTRIBUTING's glossary. */
  const glossary = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const never = [...glossary.matchAll(/^\|[^|]*\|[^|]*\|([^|]*)\|$/gm)].flatMap(([, column]) =>
    [...(column ?? "").matchAll(/\*\*([a-z ]+)\*\*/g)].map(([, word]) => word ?? ""),
  );
  const pattern = new RegExp(`\\b(?:${never.join("|")})s?\\b`, "gi");

  /** The glossary itself, and addresses: they are no sentences. */
  const allowed = /\*\*[a-z ]+\*\*|[\w.+-]+@[\w.-]+/g;

  /** Folders and files that are installed, built, or never edited again. */
  const skipped =
    /\/(?:node_modules|\.git|\.turbo|\.temp|dist|generated|test-results|playwright-report|first-release)\/|\/prisma\/migrations\/|\/docs\/proofs\/|pnpm-lock/;

  /** Not what is skipped: other tests build there meanwhile. */
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (skipped.test(`${path}/`)) return [];
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });

  const files = filesIn(root).filter((path) =>
    /\.(?:tsx?|mjs|js|sql|prisma|css|html|md|golden\.txt|ya?ml)$/.test(path),
  );

  test("the glossary's words in bold are used nowhere", () => {
    expect(never).toHaveLength(10);
    const found = files.flatMap((path) => {
      // A phrase can continue in the next line of a comment.
      const text = readFileSync(path, "utf8")
        .replace(/\n\s*(?:\*|\/\/|--)?\s*/g, " ")
        .replace(allowed, "");
      return [...text.matchAll(pattern)].map(
        ({ index }) => `${relative(root, path)}: ${text.slice(index - 40, index + 40)}`,
      );
    });
    expect(found).toEqual([]);
  });
});
