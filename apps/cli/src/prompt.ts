import { once } from "node:events";
import { createInterface } from "node:readline";
import { password, input as plain } from "@inquirer/prompts";
import { Failure } from "./failure.ts";

type Options = {
  /** Echoes nothing of what is typed. */
  readonly hidden?: boolean;
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output?: NodeJS.WritableStream;
};

/**
 * Asks the person at the terminal; without a terminal, reads a line of piped input.
 * @throws Failure when the person stops with Ctrl-C, or the input ends before an answer
 */
export async function ask(
  question: string,
  { hidden = false, input = process.stdin, output = process.stderr }: Options = {},
): Promise<string> {
  if (input.isTTY !== true) return readLine(input);
  const asked = hidden ? password : plain;
  return asked({ message: question }, { input, output }).catch((error: Error) => {
    throw error.name === "ExitPromptError" ? new Failure("Stopped.") : error;
  });
}

async function readLine(input: NodeJS.ReadableStream): Promise<string> {
  const reader = createInterface({ input });
  const ended = once(reader, "close").then(() => {
    throw new Failure("Standard input ended before an answer was given.");
  });
  const line = once(reader, "line").then(([text]) => String(text));
  try {
    return await Promise.race([line, ended]);
  } finally {
    ended.catch(() => undefined);
    reader.close();
  }
}
