import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

type Props = {
  readonly label: string;
  readonly clearLabel: string;
  /** The initial search. */
  readonly initial?: string;
  /** Called shortly after the person stops typing, or immediately when they clear it. */
  readonly onSearch: (text: string) => void;
};

/** A search field that waits until the person stops typing. */
export function SearchField({ label, clearLabel, initial = "", onSearch }: Props) {
  const [text, setText] = useState(initial);
  const later = useDebouncedCallback(onSearch, 250);
  const change = (next: string) => {
    setText(next);
    if (next === "") {
      later.cancel();
      onSearch("");
    } else {
      later(next);
    }
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={100}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === "" ? null : <CloseButton size="sm" aria-label={clearLabel} onClick={() => change("")} />
      }
      flex="1 1 14rem"
      maw={360}
      miw={0}
    />
  );
}
