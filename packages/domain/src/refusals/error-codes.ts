/** The eight codes that an error can have, wherever it is shown: API, console, command line. */
export const errorCodes = [
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "CONFLICT",
  "INVALID",
  "LIMIT_REACHED",
  "WRONG_STATE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
