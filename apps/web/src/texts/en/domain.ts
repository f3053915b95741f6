import { auditWords, english } from "@bailiwick/domain";
import type { DomainWords } from "../domain-words.ts";

/** What the domain says, which is English by itself. */
export const domain: DomainWords = {
  refusals: english,
  permission: ({ description }) => description,
  audit: auditWords,
  builtIn: (text) => text,
};
