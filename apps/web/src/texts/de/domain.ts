import { blueprints, coreTranslations } from "@bailiwick/domain";
import { auditWords, modelSentences, phraseOf, refusals } from "@bailiwick/domain/de";
import type { DomainWords } from "../domain-words.ts";

/** The names and sentences of the engine and of every blueprint, by the English ones. */
const words: Readonly<Record<string, string>> = Object.assign(
  Object.create(null),
  coreTranslations.de,
  ...Object.values(blueprints).map(({ translations }) => translations?.de ?? {}),
);

/** The texts of the domain, in German. */
export const domain: DomainWords = {
  refusals,
  permission: ({ name, description }) =>
    phraseOf({ permission: name, action: words[description] ?? description }),
  audit: auditWords,
  models: modelSentences,
  builtIn: (text) => words[text] ?? text,
};
