/**
 * The session token that a client sends: the token itself, or its store. Switching the workspace gives the session a
 * new token and ends the old one; `set` is then called with it.
 */
export type Credential =
  | string
  | {
      readonly get: () => string | null | Promise<string | null>;
      readonly set: (token: string) => void | Promise<void>;
    };

/** The header with a program's new token. */
const freshToken = "bailiwick-session-token";

/** The client's credential across calls. */
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
    /** The header for the credential; none without one. */
    async header(): Promise<Record<string, string>> {
      const token = await place.get();
      return token === null ? {} : { authorization: `Bearer ${token}` };
    },
    /** Stores the new token from an answer that has one. */
    async renew(headers: Headers): Promise<void> {
      const token = headers.get(freshToken);
      if (token !== null) await place.set(token);
    },
  };
}
