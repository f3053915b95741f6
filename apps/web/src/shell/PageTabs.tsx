import type { LinkProps } from "@tanstack/react-router";
import { LinkTabs } from "../LinkTabs.tsx";
import type { Scope, Tabs } from "../pages.ts";
import { useHere } from "./here.ts";
import { offeredIn } from "./offered.ts";

type Props = { readonly of: Tabs; readonly scope: Scope; readonly label: string };

/** The pages that are tabs in the person's place, and links to related ones. */
export function PageTabs({ of, scope, label }: Props) {
  const spot = useHere().spots.find((each) => each.scope === scope);
  const offered = spot === undefined ? [] : offeredIn(spot);
  const own = offered.filter((page) => page.tabs === of);
  const linked = offered.filter((page) => page.linkedFrom === of);
  return (
    <LinkTabs
      label={label}
      tabs={[...own, ...linked].map(({ key, title, tabs, tabTitle, link }) => ({
        key,
        label: tabs === of ? tabTitle : (title ?? tabTitle),
        // A tab stays the current one with any filters.
        link: { ...(link as LinkProps), activeOptions: { exact: true, includeSearch: false } },
      }))}
    />
  );
}
