/** The eight codes of errors, in the API, the console and the command line. */
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
