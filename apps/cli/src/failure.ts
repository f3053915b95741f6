import { refusalOf } from "@bailiwick/client";

/** A failure reported in one sentence. `usage` marks an invalid command line. */
export class Failure extends Error {
  readonly usage: boolean;

  constructor(sentence: string, { usage = false }: { readonly usage?: boolean } = {}) {
    super(sentence);
    this.name = "Failure";
    this.usage = usage;
  }
}

/** The problem, in one sentence for a person. */
export function sentenceOf(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal !== null) {
    const { code, path, message } = refusal;
    return code === "INVALID" && path ? `${path}: ${message}` : message;
  }
  return error instanceof Error ? error.message : String(error);
}
