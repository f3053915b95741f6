import { createInterface } from "node:readline";
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
export async function ask(question: string, options: Options = {}): Promise<string> {
  const [answer = ""] = await askAll([question], options);
  return answer;
}

/** Asks several questions, one after another; without a terminal, each answer is a line of piped input. */
export async function askAll(
  questions: readonly string[],
  { hidden = false, input = process.stdin, output = process.stderr }: Options = {},
): Promise<string[]> {
  if (questions.length === 0) return [];
  if (input.isTTY !== true) return readLines(input, questions.length);
  // Loaded only for a person: a program's call is a tenth faster without it.
  const { password, input: plain } = await import("@inquirer/prompts");
  const asked = hidden ? password : plain;
  const answers: string[] = [];
  for (const message of questions) {
    answers.push(
      await asked({ message }, { input, output }).catch((error: Error) => {
        throw error.name === "ExitPromptError" ? new Failure("Stopped.") : error;
      }),
    );
  }
  return answers;
}

async function readLines(input: NodeJS.ReadableStream, wanted: number): Promise<string[]> {
  const lines: string[] = [];
  const reader = createInterface({ input });
  for await (const line of reader) if (lines.push(line) === wanted) break;
  reader.close();
  if (lines.length < wanted) throw new Failure("Standard input ended before an answer was given.");
  return lines;
}
