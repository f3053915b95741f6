import { Select, type SelectProps, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { texts } from "../../texts/index.ts";

const t = texts.resources;

/** Something to choose: its id, its name, and a line that tells it from others of the same name. */
export type Found = { readonly id: string; readonly name: string; readonly note?: string };

/** How to find what can be chosen; `key` names the search for its cache. */
export type Finder = {
  readonly key: readonly unknown[];
  readonly find: (search: string) => Promise<readonly Found[]>;
};

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & {
  readonly finder: Finder;
  /** The id of what is chosen. */
  readonly value?: string | null;
  /** Its name, until it is among what was found. */
  readonly known?: string | null | undefined;
  readonly onChange: (id: string | null) => void;
};

/** A select whose options the API finds as a person types. */
export function Lookup({ finder, value = null, known = null, onChange, ...select }: Props) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Found | null>(null);
  const own = value === null ? null : ownOf(value, chosen, known);
  const [search] = useDebouncedValue(text.trim(), 200);
  // The name of what is chosen, in the field, is not a search.
  const wanted = search === own?.name ? "" : search;
  const query = useQuery({
    queryKey: [...finder.key, wanted],
    queryFn: () => finder.find(wanted),
    placeholderData: keepPreviousData,
  });
  const found = query.data ?? [];
  const options = own === null || found.some(({ id }) => id === own.id) ? found : [own, ...found];
  return (
    <Select
      {...select}
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => {
        setChosen(options.find((option) => option.id === id) ?? null);
        onChange(id);
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options: all }) => all}
      nothingFoundMessage={query.isFetching ? t.searching : t.noMatch}
      renderOption={({ option }) => {
        const note = options.find(({ id }) => id === option.value)?.note;
        return (
          <div>
            <Text size="sm">
              <bdi>{option.label}</bdi>
            </Text>
            {note !== undefined && (
              <Text size="xs" c="dimmed">
                {note}
              </Text>
            )}
          </div>
        );
      }}
      maxLength={100}
      autoComplete="off"
    />
  );
}

function ownOf(value: string, chosen: Found | null, known: string | null): Found {
  if (chosen?.id === value) return chosen;
  return { id: value, name: known ?? t.hidden };
}
