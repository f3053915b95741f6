import type { Locale } from "@bailiwick/domain";
import type { Frame } from "./en/frame.ts";
import type { Texts } from "./en.ts";

type Language = { readonly frame: () => Promise<Frame>; readonly texts: () => Promise<Texts> };

/** Every language in two parts, each loaded by itself: who reads one never loads another. */
const languages: Readonly<Record<Locale, Language>> = {
  en: {
    frame: async () => (await import("./en/frame.ts")).frame,
    texts: async () => (await import("./en.ts")).en,
  },
  de: {
    frame: async () => (await import("./de/frame.ts")).frame,
    texts: async () => (await import("./de.ts")).de,
  },
};

let locale: Locale = "en";
let formats: string = locale;
let frame: Frame | undefined;
let texts: Texts | undefined;

/** Whether a text from outside names a language of the console. */
export function isLocale(text: string): text is Locale {
  return Object.hasOwn(languages, text);
}

/**
 * Decides the language, and loads the texts of the frame. Called once, before a module that has texts is loaded: they
 * take them as they are loaded.
 * @param tag how dates and numbers are written: the language, or a region's way of it, such as "en-GB".
 */
export async function setLocale(chosen: Locale, tag: string = chosen): Promise<void> {
  locale = chosen;
  formats = tag;
  frame = await languages[chosen].frame();
}

/** Loads the texts of the pages, once. */
export async function loadTexts(): Promise<void> {
  texts ??= await languages[locale].texts();
}

/** The language of the console (C8). */
export function currentLocale(): Locale {
  return locale;
}

/** How dates and numbers are written, as `Intl` wants it: in the language of the console, as the reader's region does. */
export function currentFormats(): string {
  return formats;
}

/** A number as the reader writes it: 12000 is "12,000". */
export function number(amount: number): string {
  return amount.toLocaleString(formats);
}

/** What was loaded. @throws before that: then something with texts was imported without waiting for them (lazy.ts). */
export function loadedFrame(): Frame {
  return loaded(frame);
}
export function loadedTexts(): Texts {
  return loaded(texts);
}

function loaded<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("The texts were asked for before they were loaded.");
  return part;
}
