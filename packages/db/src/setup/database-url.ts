import { OperatorError } from "../operator-error.ts";

/**
 * Checks a connection string before anything connects.
 * @throws OperatorError that never repeats the string: it might contain a password.
 */
export function parseDatabaseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new OperatorError(
      "DATABASE_URL is not a valid address; it looks like postgres://user:password@host:5432/database, " +
        "with special characters in the password percent-encoded.",
    );
  }
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:") {
    throw new OperatorError(`DATABASE_URL must start with postgres://, not with ${url.protocol}//.`);
  }
  if (!url.hostname && !url.searchParams.get("host")) throw new OperatorError("DATABASE_URL names no host.");
  if (url.pathname.length < 2) throw new OperatorError("DATABASE_URL names no database.");
  return url;
}

/** The same database and options with a different user. */
export function urlFor(base: URL, user: string, password: string): string {
  const url = new URL(base);
  if (url.hostname) {
    url.username = encodeURIComponent(user);
    url.password = encodeURIComponent(password);
  } else {
    // A socket folder is given as ?host=; such a URL can't have a user before it.
    url.searchParams.set("user", user);
    url.searchParams.set("password", password);
  }
  return url.href;
}

export function databaseName(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1));
}

/** The target of a URL, for a sentence: host and port, never the password. */
export function serverName(url: URL): string {
  return url.hostname ? `${url.hostname}:${url.port || "5432"}` : (url.searchParams.get("host") ?? "");
}
