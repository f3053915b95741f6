import { settings } from "@bailiwick/api/settings";
import { code, type Page, page, plain, table } from "./markdown.ts";

/** The value that a setting takes, from the sentence that refuses another one. */
const takes = (expected: string) => plain(expected.replace(/^has to (?:be|have) (?:of: )?/, ""));

/** The environment variables of the server. */
export function settingsPage(): Page {
  return page("settings.md", [
    "# Settings",
    "Settings are environment variables of the server. An empty one counts as unset. A wrong value, and a name that begins with `BAILIWICK_` and isn't in this table, stop the start with a sentence that names it.",
    table(
      ["setting", "what it does", "without it"],
      settings.map(({ name, does, expected, without, isSecret }) => [
        code(name),
        [does, expected === null ? "" : `Value: ${takes(expected)}.`, isSecret ? "It is never printed." : ""]
          .filter((part) => part !== "")
          .join(" "),
        without,
      ]),
    ),
    "A bucket as the cold store is reached with the [variables of S3](../retention.md#cold-store). `NODE_EXTRA_CA_CERTS` names a file of authorities whose certificates are trusted in addition, as in every program on Node.",
    "## Command line",
    table(
      ["variable", "what it does"],
      [
        [
          code("BAILIWICK_KEY"),
          "The [key](../keys.md#use) that the command line uses instead of your sign-in.",
        ],
        [
          code("BAILIWICK_URL"),
          "The address of the instance, with a key; without it, where you signed in last.",
        ],
      ],
    ),
    "Commands on the machine of the instance, such as `bailiwick doctor`, read `BAILIWICK_HOME`, `BAILIWICK_SECRET` and `DATABASE_URL` as the server does.",
  ]);
}
