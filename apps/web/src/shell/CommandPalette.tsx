import "@mantine/spotlight/styles.layer.css";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { texts } from "../texts/index.ts";
import { useHere } from "./here.ts";
import { usePaletteGroups } from "./usePaletteGroups.tsx";

/** ⌘K: finds workspaces, members, pages and actions. `asked` is incremented when a person clicks on search. */
export default function CommandPalette({ asked }: { readonly asked: number }) {
  const [query, setQuery] = useState("");
  const groups = usePaletteGroups(query, useHere());
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  // Mantine highlights the Enter target when a key is typed; later results from the API take the highlight's place.
  const list = useRef<HTMLDivElement>(null);
  const found = groups.flatMap(({ actions }) => actions.map(({ id }) => id)).join(" ");
  useEffect(() => {
    const marked = list.current?.querySelector("[data-selected]") ?? null;
    if (found === "" || query === "" || marked !== null) return;
    list.current?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  }, [query, found]);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => setQuery("")}
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
      <Spotlight.ActionsList ref={list}>
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
