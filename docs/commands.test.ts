import { program } from "@bailiwick/cli/program";
import { type Command, CommanderError } from "commander";
import { expect, test } from "vitest";
import { inLanguage, written } from "./testing/pages.ts";

/*
 * Every command line of the pages, read as the command line reads it: also those with a placeholder, which
 * apps/cli/src/readme.e2e.test.ts can't run.
 */

/** The lines in which the tool is called; those of the reference are made of it. */
const lines = inLanguage("sh", "text")
  .filter(({ file }) => file !== "docs/reference/command-line.md")
  .flatMap(({ at, text }) =>
    [...text.replaceAll("\\\n", " ").matchAll(/(?<=^|\$\()(?:npx |\.\/)?bailiwick ((?!\[)[a-z].*)$/gm)].map(
      ([, line = ""]) => ({
        at,
        line,
      }),
    ),
  );

/** The words of a line up to where the shell takes over. */
function words(line: string): string[] {
  const all = [...line.matchAll(/"((?:[^"\\]|\\.|\$\([^)]*\))*)"|'([^']*)'|<[^>]+>\S*|(\S+)/g)].map(
    ([whole, double, single]) => double ?? single ?? whole,
  );
  const end = all.findIndex((word) => /^[|>&;]|^#$/.test(word));
  return (end === -1 ? all : all.slice(0, end)).map((word) => word.replace(/\)$/, ""));
}

/** The tool, with every command doing nothing but being found. */
function readOnly(): Command {
  const root = program();
  for (const command of withBelow(root)) {
    command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
  }
  return root;
}

const withBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withBelow)];

/** What the tool says of a command line; null if it would start. */
async function fault(args: string[]): Promise<string | null> {
  try {
    await readOnly().parseAsync(args, { from: "user" });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A word that stands for another one is no value.
    const stands = args.some((word) => /[<…]/.test(word)) && error.code === "commander.invalidArgument";
    return stands ? null : error.message;
  }
}

test("every command line has commands, arguments and options that there are", async () => {
  expect(lines.length).toBeGreaterThan(100);
  const faults = await Promise.all(
    lines.map(async ({ at, line }) => {
      const why = await fault(words(line));
      return why === null ? [] : [`${at}: ${line}: ${why}`];
    }),
  );
  expect(faults.flat()).toEqual([]);
});

test("a command that pages name in a sentence is one", () => {
  const named = written.flatMap(({ file, text }) =>
    [...text.matchAll(/`(?:npx )?bailiwick ([a-z][a-z-]*(?: [a-z][a-z-]*)*)/g)].map(([, path = ""]) => ({
      file,
      path,
    })),
  );
  expect(named.length).toBeGreaterThan(20);
  const wrong = named.filter(({ path }) => {
    const [first = "", second] = path.split(" ");
    const command = program().commands.find((each) => each.name() === first);
    if (command === undefined) return true;
    return (
      command.commands.length > 0 &&
      second !== undefined &&
      !command.commands.some((each) => each.name() === second)
    );
  });
  expect(wrong).toEqual([]);
});
