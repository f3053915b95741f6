import { OperatorError } from "@bailiwick/db";

/** Ends the process: with the operator's sentence, or with everything known about an internal error. */
export function fail(error: unknown): never {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const description =
    error instanceof OperatorError
      ? error.message
      : `Bailiwick stopped because of an internal error: ${fault}`;
  process.stderr.write(`${description}\n`);
  process.exit(1);
}
