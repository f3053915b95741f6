import { Select, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";

const t = texts.teams;

type Props = {
  readonly where: { readonly organization: string; readonly team: string };
  /** The id of the chosen person. */
  readonly value?: string | null;
  readonly onChange: (userId: string | null) => void;
  readonly error?: ReactNode;
};

/** Finds a person to add to a team: the API suggests people who belong here and are not in it. */
export function CandidateField({ where, value = null, onChange, error }: Props) {
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 200);
  const query = useQuery({
    ...trpc.teams.candidates.queryOptions({ ...where, search }),
    placeholderData: keepPreviousData,
  });
  const [chosen, setChosen] = useState<{ userId: string; name: string; email: string } | null>(null);
  const found = query.data?.items ?? [];
  // The chosen person stays among the options, whatever is searched next.
  const people =
    chosen === null || found.some(({ userId }) => userId === chosen.userId) ? found : [chosen, ...found];
  const noMatch = query.isSuccess && !query.isPlaceholderData && found.length === 0;
  return (
    <Select
      label={t.addPerson}
      description={<span aria-live="polite">{noMatch ? t.addNobody : t.addPersonHint}</span>}
      data={people.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={value}
      onChange={(userId) => {
        setChosen(people.find((person) => person.userId === userId) ?? null);
        onChange(userId);
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={query.isFetching ? t.addSearching : t.addNobody}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {people.find(({ userId }) => userId === option.value)?.email}
          </Text>
        </div>
      )}
      error={error}
      maxLength={100}
      autoComplete="off"
      data-autofocus
    />
  );
}
