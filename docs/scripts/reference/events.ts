import { auditWords, eventNames, isOfKinds } from "@bailiwick/domain";
import { code, type Page, page, plain, sentence, table } from "./markdown.ts";

/** Every event, which is every action that the audit log of an organization can contain. */
export function eventsPage(): Page {
  const nouns = [...new Set(eventNames.map(nounOf))];
  return page("events.md", [
    "# Events",
    "An event is an entry of the audit log, sent to [webhooks](../events.md) and read from the feed. An event about resources can be chosen for one kind, such as `resource.created:certificate`. A word in braces comes from the entry.",
    ...nouns.flatMap((noun) => [
      `## ${noun}`,
      table(
        ["event", "title", "what the log says", "for one kind"],
        eventNames
          .filter((name) => nounOf(name) === noun)
          .map((name) => {
            const { title, did } = auditWords.phrases[name as keyof typeof auditWords.phrases];
            return [
              code(name),
              plain(title),
              plain(sentence(`someone ${did}`)),
              isOfKinds(name) ? "yes" : "",
            ];
          }),
      ),
    ]),
  ]);
}

const nounOf = (name: string) => name.split(".")[0] ?? name;
