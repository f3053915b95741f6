import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Failure } from "./failure.ts";

type Options = {
  /** Shows nothing of what is typed. */
  readonly hidden?: boolean;
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output?: NodeJS.WritableStream;
};

/** Asks the person at the terminal; without one, reads a line of the input that was piped in. */
export async function ask(
  question: string,
  { hidden = false, input = process.stdin, output = process.stderr }: Options = {},
): Promise<string> {
  const terminal = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (terminal) output.write(question);
  const reader = createInterface({ input, output: hidden ? silent : output, terminal });
  try {
    return await new Promise<string>((answer, fail) => {
      reader.once("line", answer);
      reader.once("SIGINT", () => fail(new Failure("Stopped.")));
      // After an answer this comes too late to matter.
      reader.once("close", () => fail(new Failure("Standard input ended before an answer was given.")));
    });
  } finally {
    reader.close();
    if (terminal && hidden) output.write("\n");
  }
}
