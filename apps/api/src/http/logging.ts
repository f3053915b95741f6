import { type DestinationStream, type Logger, pino } from "pino";

// What must never be read in a log, wherever an object that is logged holds it.
const secrets = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  "password",
  "newPassword",
  "token",
  "secret",
  "recipient",
  "connectionString",
];

/** The process's log: lines of JSON on standard error, so that standard output stays a person's. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: secrets.flatMap((key) => {
          const dot = key.startsWith("[") ? "" : ".";
          return [key, `*${dot}${key}`, `*.*${dot}${key}`, `*.*.*${dot}${key}`];
        }),
        censor: "[hidden]",
      },
      serializers: { err: describeError, req: describeRequest },
    },
    destination,
  );
}

/** A request without its headers and without what follows the path: queries carry inputs and mailed tokens. */
function describeRequest(request: { method: string; url: string }) {
  return { method: request.method, path: request.url.split("?", 1)[0] };
}

/** An error without what hangs on it: the database driver's errors carry their connection, password and all. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
