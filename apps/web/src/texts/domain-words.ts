import type { AuditWords, ModelSentences, Permission, Sentences } from "@bailiwick/domain";

/** The texts of the domain, in one language. */
export type DomainWords = {
  readonly refusals: Sentences;
  /** What a permission allows, as a phrase; a kind's comes with its row. */
  readonly permission: (row: Pick<Permission, "name" | "description">) => string;
  readonly audit: AuditWords;
  readonly models: ModelSentences;
  /** A name or a sentence of a blueprint, from the English one in the API. */
  readonly builtIn: (text: string) => string;
};
