import { locales } from "@bailiwick/domain";
import { afterEach, expect, test, vi } from "vitest";
import { askedLocale, follow, formatsIn, keptLocale } from "./language.ts";
import { isLocale } from "./locale.ts";

const key = "bailiwick.locale";

/** A browser with this storage; counts how often its page was reloaded. */
function browserWith(storage: Partial<Storage>): { reloads: () => number } {
  const reload = vi.fn();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("location", { reload });
  return { reloads: () => reload.mock.calls.length };
}

function storageOf(kept: Map<string, string>): Partial<Storage> {
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

afterEach(() => vi.unstubAllGlobals());

test("the console has exactly the languages of workspaces", () => {
  for (const locale of locales) expect(isLocale(locale.key)).toBe(true);
  for (const other of ["", "fr", "EN", "toString"]) expect(isLocale(other)).toBe(false);
});

test.each([
  [[], "en"],
  [["de"], "de"],
  [["de-AT", "en"], "de"],
  [["fr-FR", "DE-ch", "en-US"], "de"],
  [["en-GB", "de"], "en"],
  [["fr", "it"], "en"],
] as const)("a reader of %j who has entered no workspace gets %s", (tags, locale) => {
  expect(askedLocale(tags)).toBe(locale);
});

test("dates and numbers follow the reader's region, if their browser names one for the language", () => {
  expect(formatsIn("en", ["de-DE", "en-GB", "en"])).toBe("en-GB");
  expect(formatsIn("de", ["en-GB"])).toBe("de");
  expect(formatsIn("en", ["en-US@posix"])).toBe("en");
});

test("a different language is stored, and the page is reloaded once", async () => {
  const kept = new Map<string, string>();
  const { reloads } = browserWith(storageOf(kept));
  await follow("en");
  expect([kept.get(key), reloads()]).toEqual([undefined, 0]);
  // Never settles: the page is being replaced.
  void follow("de");
  expect([keptLocale(), reloads()]).toEqual(["de", 1]);
});

test("without storage, the language stays, and nothing is reloaded", async () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const refusing = browserWith({ getItem: refuse, setItem: refuse });
  await follow("de");
  expect([keptLocale(), refusing.reloads()]).toEqual([null, 0]);
  const forgetting = browserWith({ getItem: () => null, setItem: () => undefined });
  await follow("de");
  expect(forgetting.reloads()).toBe(0);
});

test("an unsupported language changes nothing, whether stored or set", async () => {
  const { reloads } = browserWith(storageOf(new Map([[key, "fr"]])));
  expect(keptLocale()).toBeNull();
  await follow("fr");
  expect(reloads()).toBe(0);
});
