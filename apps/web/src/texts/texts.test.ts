import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { locales, organizationStates, workspaceStates } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";
import { texts } from "./index.ts";
import { setLocale } from "./locale.ts";
import { plural } from "./plural.ts";

type Text = string | ((...blanks: unknown[]) => string);

const catalogues: Readonly<Record<(typeof locales)[number]["key"], Texts>> = { en, de };

/** Every text of a catalogue by its path. */
function entries(node: object, path = ""): [string, Text][] {
  return Object.entries(node).flatMap(([key, value]): [string, Text][] => {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "object" && value !== null) return entries(value, here);
    return [[here, value as Text]];
  });
}

/**
 * The text itself, or with each of its placeholders filled: with a word or, if it takes several, with a list of one.
 */
function filled(text: Text): string {
  if (typeof text === "string") return text;
  const words = Array.from({ length: text.length }, (_, at) => `«${at}»`);
  try {
    return text(...words);
  } catch {
    return text(...words.map((word) => [word]));
  }
}

/** Names, words that are also German, and placeholders with nothing between them to translate. */
const sameInBoth: readonly string[] = [
  "… MB",
  "… ms",
  "CSV",
  "JSON",
  "Admin",
  "Admins",
  "Assets",
  "Bailiwick",
  "Details",
  "Domain",
  "Domains",
  "Downgrade",
  "Hash",
  "ID",
  "Limit",
  "Limits",
  "Link",
  "Name",
  "Optional",
  "Passkeys",
  "Person",
  "Scans",
  "Slug",
  "Standard",
  "System",
  "Team",
  "Teams",
  "Traces",
  "URL: …",
  "Upgrade",
  "Workspace",
  "Workspaces",
  "…",
  "… …",
  "…: …",
  "Text",
  "…: … → …",
  "… in …",
  "Team …: …",
  "Webhook",
  "Webhooks",
];

const blanksOf = (text: string) => [...new Set(text.match(/«\d»/g))].sort();

describe.each(locales)("the texts in $name", ({ key }) => {
  const all = entries(catalogues[key]).map(([path, text]) => [path, filled(text)] as const);

  test("are never empty, and have no leading or trailing white space", () => {
    const bad = all.filter(
      ([path, text]) => text.trim() === "" || (text !== text.trim() && !/\.in$/.test(path)),
    );
    expect(bad).toEqual([]);
  });

  test("name every state of the domain", () => {
    const { common } = catalogues[key];
    for (const state of [...workspaceStates, ...organizationStates]) {
      expect(common.states[state]).toBeTruthy();
    }
  });
});

describe("German", () => {
  const english = new Map(entries(en).map(([path, text]) => [path, { text, filled: filled(text) }]));
  const german = entries(de).map(([path, text]) => ({ path, text, filled: filled(text) }));

  test("has the same texts as English, with the same placeholders", () => {
    expect(german.map(({ path }) => path).sort()).toEqual([...english.keys()].sort());
    for (const { path, text, filled } of german) {
      const original = english.get(path);
      expect(typeof text, path).toBe(typeof original?.text);
      if (typeof text === "function") expect(text.length, path).toBe(original?.text.length);
      expect(blanksOf(filled), path).toEqual(blanksOf(original?.filled ?? ""));
    }
  });

  test("leaves no English text untranslated, except for words that both share", () => {
    const left = german.filter(({ path, filled }) => filled === english.get(path)?.filled);
    const words = left.map(({ filled }) => filled.replaceAll(/«\d»/g, "…"));
    expect([...new Set(words)].filter((text) => !sameInBoth.includes(text))).toEqual([]);
  });

  test("uses Sie, and German quotation marks", () => {
    const wrong = german.filter(({ filled }) =>
      /\b(du|dich|dir|dein\w*|euch|eure\w*)\b|“[^“]*”|"/i.test(filled),
    );
    expect(wrong).toEqual([]);
  });
});

test("one is singular, and any other number plural", () => {
  expect(plural(1, "member", "members")).toBe("1 member");
  expect(plural(0, "member", "members")).toBe("0 members");
  expect(plural(12_000, "member", "members")).toBe("12,000 members");
});

test("numbers use the language's format", async () => {
  await setLocale("de");
  expect(de.plan.usedOf(1_200, 5_000)).toBe("1.200 von 5.000");
  expect(de.members.teamPeopleCount(12_000)).toBe("12.000 Personen");
  await setLocale("en");
  expect(en.plan.usedOf(1_200, 5_000)).toBe("1,200 of 5,000");
});

test("texts with placeholders are filled", () => {
  expect(texts.members.seats(1, 1)).toBe("1 of 1 seat used.");
  expect(texts.members.seats(6, 20)).toBe("6 of 20 seats used.");
  expect(texts.roles.yourRoles(["Owner"])).toBe("Your roles: Owner.");
  expect(de.members.seats(6, 20)).toBe("6 von 20 Plätzen belegt.");
  expect(de.roles.yourRoles(["Owner", "Prüfer"])).toBe("Ihre Rollen: Owner, Prüfer.");
  expect(de.lifecycle.deleteEffects.window("30 Tage", de.lifecycle.restorers.platform)).toBe(
    "30 Tage lang kann nur der Plattform-Admin ihn vollständig wiederherstellen.",
  );
  expect(de.lifecycle.deleteEffects.window("24 Stunden", de.lifecycle.restorers.others("Owner"))).toBe(
    "24 Stunden lang können ihn Personen mit der Rolle Owner vollständig wiederherstellen.",
  );
});

test("every text is named where something shows it", () => {
  const src = join(import.meta.dirname, "..");
  const shown = globSync("**/*.{ts,tsx}", { cwd: src }).filter(
    (file) => !/^texts[\\/](?:en|de)[\\/.]|\.test\.tsx?$/.test(file),
  );
  const words = new Set(shown.flatMap((file) => readFileSync(join(src, file), "utf8").match(/\w+/g) ?? []));
  const keys = Object.values(en).flatMap((section) => Object.keys(section));
  expect(keys.length).toBeGreaterThan(500);
  expect(keys.filter((key) => !words.has(key))).toEqual([]);
});
