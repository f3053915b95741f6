import { finder, type Operation, operationsOf, root } from "../rest/operations.ts";
import { appRouter } from "../router.ts";

const operations = operationsOf(appRouter);
const byProcedure = Object.groupBy(operations, ({ procedure }) => procedure);

/** Every operation of the router. */
export const allOperations: readonly Operation[] = operations;
export const findOperation = finder(operations);

type Input = Readonly<Record<string, unknown>>;

/** The operation for an input of the procedure, and the request's path and own fields. */
export function restCall(procedure: string, input: Input | undefined) {
  const { workspace, ...fields } = input ?? {};
  const isInWorkspace = workspace !== undefined;
  const operation = byProcedure[procedure]?.find(({ place }) => (place === "workspace") === isInWorkspace);
  if (operation === undefined) throw new Error(`${procedure} has no operation for this input`);
  const at = isInWorkspace ? `/ws/${encodeURIComponent(String(workspace))}` : "";
  return { operation, path: `${root}${at}${operation.path}`, fields };
}

/** The fields as a query, as a program in any language writes it. */
export function queryOf(fields: Input): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    if (Array.isArray(value)) for (const each of value) query.append(name, String(each));
    else query.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}

export type RestAnswer = {
  readonly status: number;
  readonly type: string | null;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Calls a procedure as a program in any language does. */
export async function sendRest(
  url: string,
  procedure: string,
  input: Input | undefined,
  token: string | null,
): Promise<RestAnswer> {
  const { operation, path, fields } = restCall(procedure, input);
  const isQuery = operation.method === "GET";
  const response = await fetch(`${url}${path}${isQuery ? queryOf(fields) : ""}`, {
    method: operation.method,
    redirect: "manual",
    headers: {
      ...(isQuery ? {} : { "content-type": "application/json" }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(isQuery ? {} : { body: JSON.stringify(fields) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    body: text === "" ? {} : (JSON.parse(text) as RestAnswer["body"]),
  };
}
