import { CommanderError } from "commander";
import { Failure, sentenceOf } from "./failure.ts";
import { note } from "./output.ts";
import { program } from "./program.ts";

/**
 * Runs one command. 0: done; 1: refused or failed, with one sentence on stderr; 2: not a call that could be meant.
 */
export async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await program().parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has said by itself what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    note(sentenceOf(error));
    return error instanceof Failure && error.usage ? 2 : 1;
  }
}
