import { type DestinationStream, type Logger, pino } from "pino";

// What must never appear in a log, wherever a logged object contains it.
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

/** The process's log: lines of JSON on standard error; standard output is for people. */
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

/** A request without its headers and query: queries contain inputs and mailed tokens. */
function describeRequest(request: { method: string; url: string }) {
  return { method: request.method, path: request.url.split("?", 1)[0] };
}

/** An error without its extra properties: the database driver's errors include the connection with its password. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
