import type { Locale } from "@bailiwick/domain";
import type { DomainWords } from "./domain-words.ts";
import type { Frame } from "./en/frame.ts";
import type { Texts } from "./en.ts";

type Language = {
  readonly frame: () => Promise<Frame>;
  readonly texts: () => Promise<Texts>;
  readonly domain: () => Promise<DomainWords>;
};

/** Every language in three parts, each loaded separately: a reader of one never loads another. */
const languages: Readonly<Record<Locale, Language>> = {
  en: {
    frame: async () => (await import("./en/frame.ts")).frame,
    texts: async () => (await import("./en.ts")).en,
    domain: async () => (await import("./en/domain.ts")).domain,
  },
  de: {
    frame: async () => (await import("./de/frame.ts")).frame,
    texts: async () => (await import("./de.ts")).de,
    domain: async () => (await import("./de/domain.ts")).domain,
  },
};

let locale: Locale = "en";
let formats: string = locale;
let frame: Frame | undefined;
let texts: Texts | undefined;
let words: DomainWords | undefined;

/** Whether a text from outside names a language of the console. */
export function isLocale(text: string): text is Locale {
  return Object.hasOwn(languages, text);
}

/**
 * Sets the language, and loads the texts of the first load. Called once, before any module with texts is loaded,
 * because they read them at load time.
 * @param tag the locale for dates and numbers: the language, or a regional variant such as "en-GB".
 */
export async function setLocale(chosen: Locale, tag: string = chosen): Promise<void> {
  locale = chosen;
  formats = tag;
  frame = await languages[chosen].frame();
}

/** Loads the texts of the pages and of the domain, once. */
export async function loadTexts(): Promise<void> {
  const language = languages[locale];
  const [ofPages, ofDomain] = await Promise.all([texts ?? language.texts(), words ?? language.domain()]);
  texts = ofPages;
  words = ofDomain;
}

/** The language of the console (C8). */
export function currentLocale(): Locale {
  return locale;
}

/** The locale for dates and numbers, for `Intl`: the console's language in the reader's region. */
export function currentFormats(): string {
  return formats;
}

/** A number in the reader's format: 12000 is "12,000". */
export function number(amount: number): string {
  return amount.toLocaleString(formats);
}

/** The signs of the reader's format, for a field with a number: "1,000.5" or "1.000,5". */
export function numberSigns(): { readonly thousandSeparator: string; readonly decimalSeparator: string } {
  const parts = new Intl.NumberFormat(formats).formatToParts(1_000_000.5);
  const sign = (wanted: string, usual: string) => parts.find(({ type }) => type === wanted)?.value ?? usual;
  return { thousandSeparator: sign("group", ","), decimalSeparator: sign("decimal", ".") };
}

/** The loaded texts. @throws before that: then something with texts was imported without waiting for them (lazy.ts). */
export function loadedFrame(): Frame {
  return loaded(frame);
}
export function loadedTexts(): Texts {
  return loaded(texts);
}
export function loadedWords(): DomainWords {
  return loaded(words);
}

type Params = Readonly<Record<string, unknown>>;
/** A refusal of the domain or the API; one of the console itself has only its sentence. */
type Refused = { readonly reason?: string; readonly params?: Params; readonly message: string };

/** A refusal in the console's language; as the API worded it if this release does not know its reason. */
export function sentenceOf({ reason = "", params = {}, message }: Refused): string {
  const sentences: Readonly<Record<string, unknown>> = words?.refusals ?? {};
  const sentence = Object.hasOwn(sentences, reason) ? sentences[reason] : undefined;
  if (sentence === undefined) return message;
  const worded = typeof sentence === "function" ? sentence(localized(params)) : sentence;
  // In a change of several people, the person concerned is named.
  return typeof params.person === "string" ? `${params.person}: ${worded}` : worded;
}

/** Roles, plans and phrases of a kind's permissions come from the API in English. */
function localized(params: Params): Params {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === "string" && words !== undefined ? words.builtIn(value) : value;
  };
  const entries = Object.entries(params).map(([key, value]) => [
    key,
    ["role", "roles", "plan", "names", "action", "phrase", "sentence", "field", "kind", "state"].includes(key)
      ? named(value)
      : value,
  ]);
  return Object.fromEntries(entries);
}

function loaded<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("The texts were asked for before they were loaded.");
  return part;
}
