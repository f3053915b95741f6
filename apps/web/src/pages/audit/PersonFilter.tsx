import { isFoundIn } from "@bailiwick/domain";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import type { Person } from "./people.ts";

const t = texts.audit;

/** Finds people by part of their name or address, on the server; `place` limits the search. */
export type FindPeople = {
  readonly place: string;
  readonly find: (search: string) => Promise<readonly Person[]>;
};

type Props = {
  readonly people: FindPeople;
  /** The actors in the entries shown, including people who have left. */
  readonly known: readonly Person[];
  readonly value: string | null;
  readonly onChange: (userId: string | null) => void;
};

/** Chooses whose entries are shown: the server searches as the person types, however many people there are. */
export function PersonFilter({ people: { place, find }, known, value, onChange }: Props) {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 200);
  const [chosen, setChosen] = useState<Person | null>(null);
  const asked = chosen?.label === settled ? "" : settled;
  const found = useQuery({
    queryKey: ["audit.people", place, asked],
    queryFn: () => find(asked),
    placeholderData: keepPreviousData,
  });
  const fitting = known.filter(({ label }) => isFoundIn(label, asked));
  const offered = new Map([...fitting, ...(found.data ?? [])].map((person) => [person.value, person]));
  // The chosen person has to stay known, and is offered only if they match.
  const options = new Map(offered);
  const kept = chosen ?? known.find((person) => person.value === value);
  if (kept !== undefined) options.set(kept.value, kept);
  return (
    <Select
      label={t.filterPerson}
      placeholder={t.everyone}
      data={[...options.values()]}
      value={value}
      onChange={(next) => {
        setChosen(next === null ? null : (options.get(next) ?? null));
        onChange(next);
      }}
      searchValue={text}
      onSearchChange={setText}
      // The server has already searched.
      filter={({ options: all }) => all.filter((option) => "value" in option && offered.has(option.value))}
      nothingFoundMessage={found.isFetching ? texts.common.loading : t.nobodyFits}
      searchable
      clearable
    />
  );
}
