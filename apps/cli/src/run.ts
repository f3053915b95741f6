import { CommanderError } from "commander";
import { Failure, sentenceOf } from "./failure.ts";
import { note } from "./output.ts";
import { program } from "./program.ts";

/** Runs one command. 0: done; 1: refused or failed, with one sentence on stderr; 2: an invalid command line. */
export async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await program().parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has already printed the problem, or the requested help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    note(sentenceOf(error));
    return error instanceof Failure && error.usage ? 2 : 1;
  }
}
