import { readFileSync } from "node:fs";

/** A schema of JSON, as far as the document of the API uses it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly description?: string;
  readonly additionalProperties?: boolean | Schema;
};

type Parameter = {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  /** In place of the schema, for a parameter that is JSON. */
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
};

type Body = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body & { readonly $ref?: string }>>;
};

type Document = {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** The document of the API, docs/openapi.json. */
export const document = JSON.parse(
  readFileSync(new URL("../../openapi.json", import.meta.url), "utf8"),
) as Document;

const everyOperation = Object.values(document.paths).flatMap((methods) => Object.values(methods));

/** The HTTP status of an error code, by the answers of the operations. */
export function statusOf(code: string): string {
  for (const { responses } of everyOperation) {
    const found = Object.entries(responses).find(([, { $ref }]) => $ref?.endsWith(`/${code}`));
    if (found) return found[0];
  }
  throw new Error(`No operation answers with ${code}.`);
}

/** The last part of a reference: the schema's name. */
export const named = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);
