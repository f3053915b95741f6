import "@mantine/spotlight/styles.layer.css";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { texts } from "../texts/index.ts";
import { useHere } from "./here.ts";
import { usePaletteGroups } from "./usePaletteGroups.tsx";

/** ⌘K: finds workspaces, members, pages and actions. `asked` grows each time somebody clicks on search. */
export default function CommandPalette({ asked }: { readonly asked: number }) {
  const [query, setQuery] = useState("");
  const groups = usePaletteGroups(query, useHere());
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={440}
      radius="lg"
      centered={false}
      tagsToIgnore={[]}
      attributes={{ content: { "aria-label": texts.shell.search } }}
    >
      <Spotlight.Search
        placeholder={texts.shell.spotlightPlaceholder}
        aria-label={texts.shell.spotlightPlaceholder}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, actions }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {actions.map(({ id, label: name, description, icon, run }) => (
              <Spotlight.Action
                key={id}
                label={name}
                leftSection={icon}
                onClick={run}
                {...(description === undefined ? {} : { description })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{texts.shell.spotlightNothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
