import type { AuditWords, Permission, Sentences } from "@bailiwick/domain";

/** What the domain says, in one language. */
export type DomainWords = {
  readonly refusals: Sentences;
  /** What a permission lets a person do, as a phrase; a kind's comes with its row. */
  readonly permission: (row: Pick<Permission, "name" | "description">) => string;
  readonly audit: AuditWords;
  /** A name or a sentence of a blueprint, given in English as the API tells it. */
  readonly builtIn: (text: string) => string;
};
