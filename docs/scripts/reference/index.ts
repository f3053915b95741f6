import { apiPages } from "./api.ts";
import { blueprintPages } from "./blueprints.ts";
import { commandLinePage } from "./command-line.ts";
import { errorsPage } from "./errors.ts";
import { eventsPage } from "./events.ts";
import { type Page, page, table } from "./markdown.ts";
import { settingsPage } from "./settings.ts";

/** Every page of the reference, generated from the code that it is about. */
export function reference(): Page[] {
  return [
    page("README.md", [
      "# Reference",
      "These pages are generated from the code, so they are what it does. `pnpm reference` writes them, and a test fails when one differs.",
      table(
        ["page", "from"],
        [
          ["[API](api/README.md)", "the document of all operations, `openapi.json`"],
          ["[command line](command-line.md)", "the program itself"],
          ["[settings](settings.md)", "what the server reads at its start"],
          ["[events](events.md)", "the actions of the audit log"],
          ["[errors](errors.md)", "the reasons for refusals"],
          ["[permissions and roles](blueprints/README.md)", "the matrix of each blueprint"],
          [
            "[settings files](../settings.schema.json)",
            "the schema of [settings as code](../settings-as-code.md)",
          ],
        ],
      ),
    ]),
    settingsPage(),
    commandLinePage(),
    eventsPage(),
    errorsPage(),
    ...blueprintPages(),
    ...apiPages(),
  ];
}
