/**
 * The session token that a client sends: the token itself, or where it is kept. A switch of the workspace gives the
 * session a fresh token and ends the old one; `set` is then called with it.
 */
export type Credential =
  | string
  | {
      readonly get: () => string | null | Promise<string | null>;
      readonly set: (token: string) => void | Promise<void>;
    };

/** The header in which a program finds its fresh token. */
const freshToken = "bailiwick-session-token";

/** The credential of a client from one call to the next. */
export function keeper(credential: Credential | undefined) {
  let held = typeof credential === "string" ? credential : null;
  const place =
    typeof credential === "object"
      ? credential
      : {
          get: () => held,
          set: (token: string) => {
            held = token;
          },
        };
  return {
    /** The header that shows the credential; none without one. */
    async header(): Promise<Record<string, string>> {
      const token = await place.get();
      return token === null ? {} : { authorization: `Bearer ${token}` };
    },
    /** Takes the fresh token from an answer that brings one. */
    async renew(headers: Headers): Promise<void> {
      const token = headers.get(freshToken);
      if (token !== null) await place.set(token);
    },
  };
}
