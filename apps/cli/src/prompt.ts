import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Failure } from "./failure.ts";

/** Asks the person at the terminal; without one, reads a line of the input that was piped in. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  const { stdin } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (stdin.isTTY) process.stderr.write(question);
  const reader = createInterface({
    input: stdin,
    output: hidden ? silent : process.stderr,
    terminal: stdin.isTTY === true,
  });
  try {
    return await new Promise<string>((answer, fail) => {
      reader.once("line", answer);
      reader.once("SIGINT", () => fail(new Failure("Stopped.")));
      reader.once("close", () => fail(new Failure("The input ended before the answer.")));
    });
  } finally {
    reader.removeAllListeners("close");
    reader.close();
    if (stdin.isTTY && hidden) process.stderr.write("\n");
  }
}
