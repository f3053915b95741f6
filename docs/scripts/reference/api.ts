import { code, type Page, page, plain, table } from "./markdown.ts";
import { document, named, type Operation, type Schema } from "./openapi.ts";

type Called = Operation & { readonly method: string; readonly path: string };

const operations: readonly Called[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => Object.assign({ method, path }, operation)),
);

const json = "application/json";
const tags = document.tags.map(({ name }) => name);

/** The operations of the API: a page for each noun, and a list of them. */
export function apiPages(): Page[] {
  return [index(), ...tags.map(ofTag)];
}

function index(): Page {
  return page("api/README.md", [
    "# API",
    "Every operation of the API, by noun. [HTTP for every language](../../api.md) says how they are called; the typed client has each under its name, such as `client.members.list.query(…)`. A running instance shows the same at `/api/reference`, to try out, and as a file at `/api/openapi.json` (OpenAPI 3.1).",
    "`workspace` in a path is its slug, `organization/slug`, or its id. A change takes an `Idempotency-Key`.",
    table(
      ["noun", "operations"],
      tags.map((tag) => {
        const names = operations.filter((each) => each.tags.includes(tag)).map(verbOf);
        return [`[${tag}](${tag}.md)`, [...new Set(names)].map(code).join(", ")];
      }),
    ),
  ]);
}

const verbOf = ({ operationId }: Operation) => operationId.split(".")[1] ?? operationId;

function ofTag(tag: string): Page {
  const own = operations.filter((each) => each.tags.includes(tag));
  return page(`api/${tag}.md`, [`# API: ${tag}`, ...own.flatMap(described)]);
}

function described(operation: Called): (string | null)[] {
  const inputs = inputsOf(operation);
  return [
    `## ${title(operation)}`,
    `\`\`\`http\n${operation.method.toUpperCase()} ${operation.path}\n\`\`\``,
    operation.description === undefined ? null : plain(operation.description),
    table(
      ["field", "type", "if it is left out"],
      inputs.map(({ name, schema, isRequired }) => [
        code(name),
        code(typeOf(schema)),
        isRequired ? "refused" : initial(schema),
      ]),
    ),
    answerOf(operation),
  ];
}

/** The name in the typed client; the same operation of a workspace says so. */
function title({ operationId }: Operation): string {
  const [noun = "", verb = "", place] = operationId.split(".");
  return `${noun}.${verb}${place === undefined ? "" : " of a workspace"}`;
}

type Input = { readonly name: string; readonly schema: Schema; readonly isRequired: boolean };

function inputsOf({ parameters = [], requestBody }: Operation): Input[] {
  const inQuery = parameters
    .filter((parameter) => parameter.$ref === undefined && parameter.in === "query")
    .map(({ name, schema, content, required = false }) => ({
      name,
      schema: schema ?? content?.[json]?.schema ?? {},
      isRequired: required,
    }));
  const body = requestBody?.content?.[json]?.schema;
  return [...inQuery, ...fieldsOf(body)];
}

function fieldsOf(schema: Schema | undefined): Input[] {
  const { properties = {}, required = [] } = resolved(schema ?? {});
  return Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    isRequired: required.includes(name),
  }));
}

function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return document.components.schemas[named(schema.$ref)] ?? {};
}

function initial(schema: Schema): string {
  return schema.default === undefined ? "" : code(JSON.stringify(schema.default));
}

/** The type in the notation of TypeScript; long ones are left out, because the document has them. */
function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return named(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return [...new Set(either.map(typeOf))].join(" | ");
  if (schema.type === "array") return listOf(schema.items ?? {});
  if (typeof schema.type === "string") return schema.type;
  return schema.type?.join(" | ") ?? "any";
}

function listOf(items: Schema): string {
  const type = typeOf(items);
  return type.includes(" ") ? `(${type})[]` : `${type}[]`;
}

function answerOf({ responses }: Operation): string | null {
  const schema = responses["200"]?.content?.[json]?.schema;
  if (schema === undefined) return null;
  const fields = fieldsOf(schema).map(({ name }) => code(name));
  if (fields.length === 0) return `Answers ${code(typeOf(schema))}.`;
  const type = schema.$ref === undefined ? "" : ` ${code(typeOf(schema))}:`;
  return `Answers${type} ${fields.join(", ")}.`;
}
