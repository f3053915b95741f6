import type { LinkProps } from "@tanstack/react-router";
import { LinkTabs } from "../LinkTabs.tsx";
import type { Scope, Tabs } from "../pages.ts";
import { useHere } from "./here.ts";
import { offeredIn } from "./offered.ts";

type Props = { readonly of: Tabs; readonly scope: Scope; readonly label: string };

/** The pages that the list puts side by side, for where the person is, and links to those that belong there as well. */
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
        // A tab is the present one whatever is narrowed in it.
        link: { ...(link as LinkProps), activeOptions: { exact: true, includeSearch: false } },
      }))}
    />
  );
}
