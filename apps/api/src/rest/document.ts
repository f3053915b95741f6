import { coreCatalogue, errorCodes } from "@bailiwick/domain";
import type { AnyTRPCRouter } from "@trpc/server";
import { httpStatus } from "../http/replies.ts";
import type { Meta, Needs } from "../procedure/needs.ts";
import { spelling } from "./input.ts";
import { type Operation, operationsOf, root } from "./operations.ts";
import { type Schema, type Schemas, schemasOf } from "./schemas.ts";

const json = "application/json";
const problemJson = "application/problem+json";

const intro = `Every operation of the control plane. Queries are GET with a parameter for each field, changes are POST with a JSON object. What happens in one workspace is under \`${root}/ws/{workspace}\`, where a workspace is its slug, \`organization/slug\`, or its id; a former slug is answered with 308 and the present path.

Send a key or a session token as \`Authorization: Bearer …\`. A browser that is signed in to this instance sends its cookie.

Errors are problems (RFC 9457) with one of eight codes, a stable reason, its parameters, and the field that they are about. Lists have a \`limit\` and a \`cursor\`, and answer with \`nextCursor\`, which is null on the last page. A change with an \`Idempotency-Key\` happens at most once: repeating it within a day gets the same answer.`;

/** The OpenAPI 3.1 document of a router: paths, parameters, bodies and answers from the contracts, and nothing else. */
export function openApiDocument(router: AnyTRPCRouter) {
  const operations = operationsOf(router);
  const schemas = schemasOf(operations);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const inWorkspace = operation.place === "workspace" ? "/ws/{workspace}" : "";
    paths[`${root}${inWorkspace}${operation.path}`] = {
      [operation.method.toLowerCase()]: described(operation, schemas),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Bailiwick",
      version: "1",
      description: intro,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "A key or a session token." },
      },
      parameters: { workspace, idempotencyKey },
      responses: { ...Object.fromEntries(errorCodes.map((code) => [code, problem(code)])), moved },
      schemas: { ...schemas.named(), Problem },
    },
  };
}

const workspace = {
  name: "workspace",
  in: "path",
  required: true,
  description: "The workspace's slug, `organization/slug`, or its id.",
  schema: { type: "string" },
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "8 to 100 visible ASCII characters, new for each change.",
  schema: { type: "string", minLength: 8, maxLength: 100 },
};

const moved = {
  description: "The workspace was named by a former slug.",
  headers: { location: { description: "The present path.", schema: { type: "string" } } },
};

const Problem = {
  type: "object",
  properties: {
    type: { type: "string", const: "about:blank" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", enum: [...errorCodes] },
    reason: { type: "string" },
    params: { type: "object", additionalProperties: true },
    path: { type: ["string", "null"], description: "The field that it is about." },
  },
  required: ["type", "title", "status", "detail", "code", "reason", "params", "path"],
};

function problem(code: (typeof errorCodes)[number]) {
  return {
    description: code,
    content: { [problemJson]: { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

const tagOf = ({ procedure }: Operation) => procedure.split(".")[0] ?? "";

function described(operation: Operation, schemas: Schemas) {
  const { id, method, meta, output, place } = operation;
  const input = inputSchema(operation, schemas);
  const isChange = method === "POST" && meta.audit !== null;
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary: summaryOf(operation),
    description: needsInWords(meta, place),
    ...(meta.needs === "public" || meta.needs === "link" ? { security: [{}, { bearer: [] }] } : {}),
    parameters: [
      ...(place === "workspace" ? [{ $ref: "#/components/parameters/workspace" }] : []),
      ...(isChange ? [{ $ref: "#/components/parameters/idempotencyKey" }] : []),
      ...(method === "GET" ? queryParameters(operation, input) : []),
    ],
    ...(method === "POST" ? { requestBody: { required: true, content: { [json]: { schema: input } } } } : {}),
    responses: {
      200: { description: "The answer.", content: { [json]: { schema: schemas.outputOf(output) } } },
      ...(place === "workspace" ? { 308: { $ref: "#/components/responses/moved" } } : {}),
      ...Object.fromEntries(
        errorCodes.map((code) => [httpStatus[code], { $ref: `#/components/responses/${code}` }]),
      ),
    },
  };
}

type Input = Schema & {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** What the caller gives besides the path. */
function inputSchema({ input, saidByPath, place }: Operation, schemas: Schemas): Input {
  const whole: Input = schemas.inputOf(input);
  if (whole.properties === undefined) return whole;
  const properties = Object.fromEntries(
    Object.entries(whole.properties).filter(([name]) => !saidByPath.includes(name)),
  );
  const needed = (whole.required ?? []).filter((name) => !saidByPath.includes(name));
  const named = place === "organization" && !needed.includes("organization") ? ["organization"] : [];
  const { required: _, ...rest } = whole;
  const required = [...named, ...needed];
  return { ...rest, properties, ...(required.length === 0 ? {} : { required }) };
}

/** A parameter for each field; in a query, null is said by leaving it out. */
function queryParameters({ fields }: Operation, { properties = {}, required = [] }: Input) {
  return Object.entries(properties).map(([name, whole]) => {
    const schema = withoutNull(whole);
    const field = fields[name];
    const isJson = field !== undefined && spelling(field).as === "json";
    return {
      name,
      in: "query",
      required: required.includes(name),
      ...(isJson ? { content: { [json]: { schema } } } : { schema }),
    };
  });
}

function withoutNull({ anyOf, ...schema }: Schema): Schema {
  if (!Array.isArray(anyOf)) return { ...(anyOf === undefined ? {} : { anyOf }), ...schema };
  const options = anyOf.filter((option: Schema) => option.type !== "null");
  return options.length === 1 ? { ...options[0], ...schema } : { anyOf: options, ...schema };
}

/** `members.changeRole` as a headline: "Change role". */
function summaryOf({ procedure }: Operation): string {
  const words = (procedure.split(".")[1] ?? "").replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a call needs, as a sentence. */
function needsInWords({ needs, audit }: Meta, place: Operation["place"]): string {
  const recorded = auditInWords(audit, place);
  return [needed(needs, place), recorded].filter((each) => each !== null).join(" ");
}

function needed(needs: Meta["needs"], place: Operation["place"]): string {
  if (typeof needs === "string") return neededInWords(needs);
  if ("kind" in needs)
    return needs.kind === "action"
      ? "Needs the verb of this action of the kind."
      : `Needs the verb \`${needs.kind}\` of the kind.`;
  const { platform } = needs;
  const here = place === "workspace" ? needs.workspace : needs.organization;
  const asPlatform = platform === undefined ? "" : ` As the platform admin: ${neededInWords(platform)}`;
  return `${here === undefined ? "" : neededInWords(here)}${asPlatform}`.trim();
}

function neededInWords(needs: Needs): string {
  switch (needs) {
    case "public":
      return "Needs no credential.";
    case "link":
      return "Needs the token of a mailed link.";
    case "signedIn":
      return "For people in a session, about themselves.";
    case "machine":
      return "For machines, about themselves.";
    case "dryRun":
      return "Needs what the change needs, and changes nothing.";
    default: {
      const description = coreCatalogue.named[needs]?.description;
      return `Needs the permission \`${needs}\`${description === undefined ? "" : `: ${description}`}.`;
    }
  }
}

function auditInWords(audit: Meta["audit"], place: Operation["place"]): string | null {
  const action =
    audit === null || typeof audit === "string"
      ? audit
      : (audit[place === "workspace" ? "workspace" : "organization"] ?? null);
  return action === null ? null : `Recorded as \`${action}\`.`;
}
