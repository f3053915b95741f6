import { auditWords, english } from "@bailiwick/domain";
import type { DomainWords } from "../domain-words.ts";

/** The texts of the domain, which are already in English. */
export const domain: DomainWords = {
  refusals: english,
  permission: ({ description }) => description,
  audit: auditWords,
  builtIn: (text) => text,
};
