import type { TestApi } from "../../testing/api.ts";

export const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";

// biome-ignore lint/suspicious/noExplicitAny: answers are read by tests, which compare them
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: any };

/** A directory that writes to an organization over SCIM, by its requests as they are on the wire. */
export function directoryClient({ url }: TestApi, organization: string, bearer: string | null) {
  const root = `${url}/scim/v2/${organization}`;
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await fetch(`${root}${path}`, {
      method,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { "content-type": "application/scim+json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    /** The address as the service says it. */
    root: root.replace("127.0.0.1", "localhost"),
    send,
    get: (path: string, headers?: Record<string, string>) => send("GET", path, undefined, headers),
    post: (path: string, body: unknown) => send("POST", path, body),
    put: (path: string, body: unknown, headers?: Record<string, string>) => send("PUT", path, body, headers),
    patch: (path: string, operations: unknown, headers?: Record<string, string>) =>
      send("PATCH", path, { schemas: [patchOp], Operations: operations }, headers),
    delete: (path: string, headers?: Record<string, string>) => send("DELETE", path, undefined, headers),
    /** Finds by a filter, with more parameters. */
    find: (type: string, filter: string, more: Record<string, string> = {}) =>
      send("GET", `/${type}?${new URLSearchParams({ filter, ...more })}`),
  };
}
