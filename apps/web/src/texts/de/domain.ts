import { addedBlueprints, blueprints, coreTranslations } from "@bailiwick/domain";
import { auditWords, modelSentences, phraseOf, refusals } from "@bailiwick/domain/de";
import type { DomainWords } from "../domain-words.ts";

/** The names and sentences of the engine and of every built-in blueprint, by the English ones. */
const words: Readonly<Record<string, string>> = Object.assign(
  Object.create(null),
  coreTranslations.de,
  ...Object.values(blueprints).map(({ translations }) => translations?.de ?? {}),
);

/** A name or sentence in German; as it is for want of a translation. Blueprints can be added after this is loaded. */
function wordFor(text: string): string {
  const added = () => addedBlueprints().find(({ translations }) => translations?.de[text] !== undefined);
  return words[text] ?? added()?.translations?.de[text] ?? text;
}

/** The texts of the domain, in German. */
export const domain: DomainWords = {
  refusals,
  permission: ({ name, description }) => phraseOf({ permission: name, action: wordFor(description) }),
  audit: auditWords,
  models: modelSentences,
  builtIn: wordFor,
};
