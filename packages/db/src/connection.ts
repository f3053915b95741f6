import pg from "pg";
import { OperatorError } from "./operator-error.ts";
import { databaseName, serverName } from "./setup/database-url.ts";

const connectTimeout = 10_000;

/** The code of a PostgreSQL error (five characters) or of a system error (`ECONNREFUSED`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return undefined;
}

/**
 * One connection, for the few statements at startup.
 * @throws OperatorError with one sentence for each way in which a server can be unreachable.
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeout });
  // A connection that breaks later fails the running statement; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw Object.assign(new OperatorError(sentence(new URL(url), error), { cause: error }), {
      code: errorCode(error),
    });
  }
  return client;
}

/** Runs `work` on its own connection and always closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function sentence(url: URL, error: unknown): string {
  const server = serverName(url);
  const user = decodeURIComponent(url.username) || url.searchParams.get("user") || "";
  switch (errorCode(error)) {
    case "ECONNREFUSED":
    case "ENOENT":
      return `No PostgreSQL server answers at ${server}: the connection was refused.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host of the PostgreSQL server ${server} cannot be found.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `The PostgreSQL server at ${server} cannot be reached.`;
    case "28P01":
    case "28000":
      return `The PostgreSQL server at ${server} refused the user "${user}": ${message(error)}.`;
    case "3D000":
      return `The PostgreSQL server at ${server} has no database "${databaseName(url)}"; create it first.`;
    case "42501":
      return `The user "${user}" can't connect to the database "${databaseName(url)}" at ${server}.`;
    case "53300":
      return `The PostgreSQL server at ${server} has no connection left.`;
    case "57P03":
      return `The PostgreSQL server at ${server} is starting up or shutting down; try again in a moment.`;
    default:
      if (message(error) === "timeout expired") {
        return `The PostgreSQL server at ${server} did not answer within ${connectTimeout / 1000} seconds.`;
      }
      return `The PostgreSQL server at ${server} cannot be used: ${message(error)}.`;
  }
}

function message(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.$/, "");
}
