import { program } from "@bailiwick/cli/program";
import type { Argument, Command, Option } from "commander";
import { code, type Page, page, plain, sentence, table } from "./markdown.ts";

/** Every command, from the program that runs it. */
export function commandLinePage(): Page {
  const root = program();
  const commands = root.commands.flatMap((command) => ended(command, []));
  return page("command-line.md", [
    "# Command line",
    plain(root.description()),
    "In the repository, `npx bailiwick` runs it; in a [production folder](../production.md), `./bailiwick` does. Each command prints its help with `--help`. It ends with 0 if it did what it says, with 1 if it was refused or failed, with one sentence on standard error, and with 2 if the command line isn't valid.",
    table(
      ["command", "what it does"],
      root.commands.map((command) => [
        `[${code(command.name())}](#${anchor(["bailiwick", ended(command, [])[0]?.path.join(" ") ?? ""])})`,
        plain(sentence(command.description())),
      ]),
    ),
    ...commands.flatMap(described),
  ]);
}

type Ended = { readonly path: readonly string[]; readonly command: Command };

/** The commands that run something: those without others below them. */
function ended(command: Command, above: readonly string[]): Ended[] {
  const path = [...above, command.name()];
  if (command.commands.length === 0) return [{ path, command }];
  return command.commands.flatMap((below) => ended(below, path));
}

const anchor = (words: readonly string[]) => words.join("-").replaceAll(" ", "-");

function described({ path, command }: Ended): (string | null)[] {
  const given = command.registeredArguments.map(nameOf).join(" ");
  const needed = command.options
    .filter(({ mandatory }) => mandatory)
    .map(({ long, flags }) => {
      const value = /<.*>/.exec(flags)?.[0] ?? "";
      return `${long ?? flags} ${value}`.trim();
    });
  const rest = command.options.length > needed.length ? "[options]" : "";
  return [
    `## bailiwick ${path.join(" ")}`,
    plain(sentence(command.description())),
    `\`\`\`text\n${["bailiwick", ...path, given, ...needed, rest].filter((part) => part !== "").join(" ")}\n\`\`\``,
    table(
      ["argument", "what it says"],
      [
        ...command.registeredArguments
          .filter(({ description }) => description !== "")
          .map((each) => [code(nameOf(each)), plain(sentence(each.description))]),
        ...command.options.map((each) => [code(each.flags), plain(sentence(optionText(each)))]),
      ],
    ),
  ];
}

function nameOf(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? "…" : "");
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionText({ description, argChoices, defaultValue, defaultValueDescription }: Option): string {
  const choices = argChoices === undefined ? "" : `: ${argChoices.join(", ")}`;
  const fallback = defaultValueDescription ?? (isWord(defaultValue) ? String(defaultValue) : "");
  return description + choices + (fallback === "" ? "" : `; by default ${fallback}`);
}

function isWord(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
