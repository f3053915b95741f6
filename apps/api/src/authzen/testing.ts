import type { TestApi, TestPerson } from "../testing/api.ts";

type Sent = {
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
  readonly text?: string;
};

/** Asks the access API as a gateway does. */
export function gateway(api: Pick<TestApi, "url">, credential: string | null = null) {
  return async (path: string, body: unknown, { token = credential, headers = {}, text }: Sent = {}) => {
    const response = await fetch(`${api.url}/access/v1/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: text ?? JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body: answer };
  };
}

/** Issues a key of a workspace with these scopes. */
export async function keyOf(
  { client }: TestPerson,
  workspace: string,
  scopes: readonly string[],
): Promise<string> {
  const { text } = await client.keys.issue.mutate({
    workspace,
    name: "Gateway",
    scopes: [...scopes] as never[],
  });
  return text;
}

/** A question: a person, a team or a key, a permission, and where. */
export const question = (
  subject: { readonly type: string; readonly id: string },
  action: string,
  resource: object,
) => ({ subject, action: { name: action }, resource });

export const user = (id: string) => ({ type: "user", id });
export const inWorkspace = (id: string) => ({ type: "workspace", id });
