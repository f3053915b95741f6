import { can, permission } from "@bailiwick/domain";
import { Autocomplete, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { trpc } from "../../api.ts";
import { looksLikeEmail } from "../../identity.ts";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";

const memberAdd = permission("member:add");

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly value?: string;
  readonly onChange: (email: string) => void;
  readonly error?: ReactNode;
};

/**
 * Finds the person to add: in an organization by name or email among its people who are not members yet (M32, M33); in
 * a flat blueprint, where strangers are not listed, by full address. A person who is not found can be invited.
 */
export function PersonField({ here, value = "", onChange, error }: Props) {
  const { workspace, blueprint, actor } = here;
  const byAddress = standsAlone(blueprint);
  const [search] = useDebouncedValue(value.trim(), 200);
  const whole = looksLikeEmail(search);
  const ask = can(actor, memberAdd).allowed && (byAddress ? whole : search.length > 0);
  const candidates = useQuery({
    ...trpc.members.candidates.queryOptions(ask ? { workspace: workspace.id, search } : skipToken),
    placeholderData: keepPreviousData,
  });
  const found = ask ? (candidates.data?.items ?? []) : [];
  const noMatch = ask && candidates.isSuccess && !candidates.isPlaceholderData && found.length === 0;
  const [open, setOpen] = useState(false);
  const hint = byAddress ? t.addAddressHint : t.addPersonHint;
  const missing = whole ? t.addNobodyAddress : t.addNobody;
  return (
    <Autocomplete
      label={t.addPerson}
      name="email"
      description={<span aria-live="polite">{noMatch ? missing : hint}</span>}
      value={value}
      onChange={onChange}
      error={error}
      data={found.map(({ email }) => email)}
      // When it is empty, the list is closed, and Escape closes the dialog.
      dropdownOpened={open && found.length > 0}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{found.find(({ email }) => email === option.value)?.name ?? option.value}</Text>
          <Text size="xs" c="dimmed">
            {option.value}
          </Text>
        </div>
      )}
      maxLength={254}
      autoComplete="off"
      data-autofocus
    />
  );
}
