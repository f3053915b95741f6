import { Badge, Text, UnstyledButton } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Moment } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Entry, entrySentence, type Naming, namesIn } from "./entries.ts";

const t = texts.audit;
const column = columnsFor<Entry>();

/** The columns of an audit log; the sentence opens the entry. */
export function auditColumns(naming: Naming, onOpen: (seq: number) => void) {
  return column.columns([
    column.display({
      id: "what",
      header: t.what,
      meta: { card: "head" },
      cell: ({ row: { original } }) => {
        const sentence = entrySentence(original, naming);
        return (
          <UnstyledButton
            onClick={() => onOpen(original.seq)}
            aria-label={t.open(sentence)}
            aria-haspopup="dialog"
          >
            <Text size="sm" fw={500}>
              <Named text={sentence} names={namesIn(original)} />
            </Text>
          </UnstyledButton>
        );
      },
    }),
    column.accessor("outcome", {
      header: t.filterOutcome,
      meta: { width: "7rem" },
      cell: ({ getValue }) => (
        <Badge color={getValue() === "done" ? "teal" : "red"} miw="max-content">
          {t.outcomes[getValue()]}
        </Badge>
      ),
    }),
    column.accessor("at", {
      header: t.when,
      meta: { width: "12rem" },
      cell: ({ getValue }) => (
        <Text size="sm" c="dimmed" component="span">
          <Moment at={getValue()} time />
        </Text>
      ),
    }),
  ]);
}
