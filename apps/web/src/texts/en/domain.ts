import { auditWords, english, modelReasons } from "@bailiwick/domain";
import type { DomainWords } from "../domain-words.ts";

/** The texts of the domain, which are already in English. */
export const domain: DomainWords = {
  refusals: english,
  permission: ({ description }) => description,
  audit: auditWords,
  models: modelReasons,
  builtIn: (text) => text,
};
