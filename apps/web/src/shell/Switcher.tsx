import { Combobox, Divider, ScrollArea, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MyWorkspace } from "../access.ts";
import { trpc } from "../api.ts";
import { LinkButton } from "../links.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import { number } from "../texts/locale.ts";
import { Initials } from "../ui/Initials.tsx";
import { byOrganization } from "./byOrganization.ts";
import type { Here } from "./here.ts";
import { recentWorkspaces } from "./recent.ts";
import classes from "./Switcher.module.css";
import { SwitcherButton } from "./SwitcherButton.tsx";
import { useSwitchWorkspace } from "./useSwitchWorkspace.ts";

const t = texts.shell;
/** How many workspaces are offered at a time; the others are found by searching. */
const most = 50;
/** From this number on, recent ones come first. */
const few = 8;

type Offered = Pick<MyWorkspace, "id" | "name" | "description" | "state">;

/** The active ones of the recent workspaces, wherever they are in the full list. */
function useRecent(wanted: boolean): Offered[] {
  const queries = recentWorkspaces().map((workspace) => ({
    ...trpc.workspaces.get.queryOptions({ workspace }),
    enabled: wanted,
  }));
  return useQueries({
    queries,
    combine: (results) =>
      results.flatMap(({ data }) => (wanted && data !== undefined && data.state === "active" ? [data] : [])),
  });
}

/**
 * The workspace switcher: finds a workspace by its name and description, switches to it, or creates one (V30, M39, M49,
 * C5).
 */
export default function Switcher({ here }: { readonly here: Here }) {
  const [search, setSearch] = useState("");
  const [settled] = useDebouncedValue(search, 150);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const mine = useQuery({
    ...trpc.workspaces.mine.queryOptions({ search: settled, limit: most }),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const items = mine.data?.items ?? [];
  const recent = useRecent(combobox.dropdownOpened && settled === "" && items.length > few);
  const more = (mine.data?.total ?? 0) - items.length;
  const go = useSwitchWorkspace();
  const choose = (id: string) => {
    const chosen = [...recent, ...items].find((item) => item.id === id);
    combobox.closeDropdown();
    if (chosen !== undefined) go(chosen);
  };
  const close = () => combobox.closeDropdown();
  return (
    <Combobox store={combobox} width={300} position="bottom-start" shadow="md" onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <SwitcherButton here={here} onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t.switcherSearch}
          aria-label={t.switcherSearch}
        />
        <Combobox.Options aria-label={t.switchWorkspace}>
          <ScrollArea.Autosize mah={320} type="auto">
            {mine.isSuccess && items.length === 0 && <Combobox.Empty>{t.switcherEmpty}</Combobox.Empty>}
            {recent.length > 0 && <Section title={t.switcherRecent} items={recent} here={here} />}
            {byOrganization(items).map(({ organization, workspaces }) => (
              <Section key={organization ?? ""} title={organization} items={workspaces} here={here} />
            ))}
          </ScrollArea.Autosize>
        </Combobox.Options>
        {more > 0 && (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {t.switcherMore(number(more))}
          </Text>
        )}
        <Divider />
        <Combobox.Footer p={4}>
          <LinkButton
            {...paths.newWorkspace()}
            onClick={close}
            variant="subtle"
            fullWidth
            justify="flex-start"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t.createWorkspace}
          </LinkButton>
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type SectionProps = {
  readonly title: string | null;
  readonly items: readonly Offered[];
  readonly here: Here;
};

/** A group of workspaces, under a common heading. */
function Section({ title, items, here }: SectionProps) {
  const label =
    title === null ? null : (
      <span className={classes.group} title={title} dir="auto">
        {title}
      </span>
    );
  return (
    <Combobox.Group label={label}>
      {items.map((item) => (
        <Combobox.Option key={item.id} value={item.id} active={item.id === here.workspace?.id}>
          <span className={classes.line}>
            <Initials name={item.name} of={item.id} size={24} />
            <span className={classes.option}>
              <span className={classes.optionName} title={item.name} dir="auto">
                {item.name}
              </span>
              {item.description !== "" && <span className={classes.optionNote}>{item.description}</span>}
            </span>
            {item.id === here.workspace?.id && <IconCheck size={16} aria-hidden />}
          </span>
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}
