/** One option of a choice. */
export type FieldOption = { readonly key: string; readonly name: string };

/** The unit of a number, for one and for many: "day", "days". */
export type FieldUnit = { readonly one: string; readonly many: string };

type Common = {
  /** Lowercase words with underscores, stable for good. */
  readonly key: string;
  readonly name: string;
  /** One sentence for the person who fills it in. */
  readonly help?: string;
  readonly required?: true;
  /** No other of the kind in the workspace has the same value. */
  readonly unique?: true;
  /** Bailiwick writes it, or a worker; people and programs only read it. */
  readonly readOnly?: true;
};

/**
 * A field of a kind. `initial` is what a new one begins with; a secret is write-only and shown by its last four
 * characters; a reference names the key of another kind.
 */
export type FieldSpec = Common &
  (
    | {
        readonly type: "text";
        readonly longest?: number;
        readonly initial?: string;
        /** Times at which something repeats, as five cron fields; the API reads them. */
        readonly format?: "cron";
      }
    | {
        readonly type: "long_text";
        readonly longest?: number;
        readonly initial?: string;
        /** What is written in it; the API checks it and names the line. */
        readonly format?: "permission_rules";
      }
    | {
        readonly type: "number";
        readonly unit?: FieldUnit;
        readonly whole?: true;
        readonly least?: number;
        readonly most?: number;
        readonly initial?: number;
      }
    | { readonly type: "choice"; readonly options: readonly FieldOption[]; readonly initial?: string }
    | { readonly type: "reference"; readonly to: string }
    | { readonly type: "date" | "instant" | "tags" | "host" | "url" | "person" | "json" | "secret" }
  );

export type FieldType = FieldSpec["type"];

/** Whether the values of a field have an order that people would look for. */
export function isSortable({ type }: Pick<FieldSpec, "type">): boolean {
  return !["json", "secret", "person", "reference", "tags"].includes(type);
}

/** Something that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The value of a field in its one normalized form; null when it is empty. */
export type FieldValue = Json;

/** What bounds a value of each type, in code points, items or levels. */
export const fieldLimits = {
  text: 200,
  longText: 10_000,
  tags: 50,
  tag: 50,
  url: 2_000,
  secret: 4_000,
  json: 16_384,
  jsonDepth: 20,
  number: Number.MAX_SAFE_INTEGER,
} as const;
