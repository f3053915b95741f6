import { type AuditAction, type AuditPlace, auditActionsAt } from "@bailiwick/domain";
import { Button, Select, TextInput } from "@mantine/core";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import classes from "./AuditFilters.module.css";
import { type FindPeople, PersonFilter } from "./PersonFilter.tsx";
import type { Person } from "./people.ts";

const t = texts.audit;

type Props = {
  readonly search: AuditSearch;
  readonly kind: AuditPlace;
  readonly people: FindPeople;
  /** The actors in the entries shown. */
  readonly known: readonly Person[];
  readonly onSearch: (search: AuditSearch) => void;
};

/** Filters a log by action, person, outcome and days. */
export function AuditFilters({ search, kind, people, known, onSearch }: Props) {
  const set = (key: Exclude<keyof AuditSearch, "entry">, value: string | null) => {
    const { [key]: _, ...rest } = search;
    onSearch(value === null || value === "" ? rest : { ...rest, [key]: value });
  };
  const day = (key: "from" | "to", label: string) => (
    <TextInput
      type="date"
      label={label}
      value={search[key] ?? ""}
      onChange={(event) => set(key, event.currentTarget.value)}
    />
  );
  return (
    <div className={classes.filters}>
      <SearchField
        label={t.search}
        clearLabel={texts.common.clearSearch}
        initial={search.text ?? ""}
        onSearch={(text) => set("text", text)}
      />
      <Select
        label={t.filterAction}
        placeholder={t.anything}
        data={actionGroups(kind)}
        value={search.action ?? null}
        onChange={(value) => set("action", value)}
        searchable
        clearable
      />
      <PersonFilter
        people={people}
        known={known}
        value={search.person ?? null}
        onChange={(value) => set("person", value)}
      />
      <Select
        label={t.filterOutcome}
        placeholder={t.anyOutcome}
        data={(["done", "refused"] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        value={search.outcome ?? null}
        onChange={(value) => set("outcome", value)}
        clearable
      />
      {day("from", t.filterFrom)}
      {day("to", t.filterTo)}
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={() => onSearch({})}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

const nounOf = (action: AuditAction) => action.slice(0, action.indexOf(".")) as keyof typeof t.nouns;

/** The actions to choose from, grouped by noun, in words. */
function actionGroups(kind: AuditPlace) {
  return [...Map.groupBy(auditActionsAt(kind), nounOf)].map(([noun, actions]) => ({
    group: t.nouns[noun],
    items: actions.map((value) => ({ value, label: words.audit.phrases[value].title })),
  }));
}
