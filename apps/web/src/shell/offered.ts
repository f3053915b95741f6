/* Which of the listed pages a person is offered where they are: what the sidebar, the tabs and ⌘K have in common. */
import type { PermissionName } from "@bailiwick/domain";
import type { Icon } from "@tabler/icons-react";
import type { OrganizationSummary, Workspace } from "../access.ts";
import { type Page, pages, type Scope, type Surroundings, type Tabs } from "../pages.ts";
import { type Address, pathIn } from "../paths.ts";
import { texts } from "../texts/frame.ts";

/** A place whose pages are offered. */
export type Spot = {
  readonly scope: Scope;
  /** What its pages are of. */
  readonly params: Readonly<Record<string, string>>;
  /** What it is called over its pages; null for the person's own. */
  readonly name: string | null;
  readonly permissions: readonly PermissionName[];
  readonly at: Surroundings;
};

/** A page that is offered, with the link that opens it. */
export type Offered = {
  readonly key: string;
  /** What it is called by itself; null for one that is a tab and nothing else. */
  readonly title: string | null;
  readonly tabTitle: string;
  /** By which words ⌘K finds it: those of the catalogue for its title. */
  readonly words: string | null;
  readonly icon: Icon | undefined;
  readonly tabs: Tabs | undefined;
  readonly linkedFrom: Tabs | undefined;
  readonly link: { readonly to: string; readonly params: Readonly<Record<string, string>> };
};

type Where = {
  readonly address: Address | null;
  readonly workspace: Workspace | undefined;
  readonly organization: OrganizationSummary | null;
  readonly platformAdmin: boolean;
  readonly surroundingsOf: (kind: string) => Surroundings;
};

const plain: Surroundings = { standsAlone: false, hasPlans: false, hasDefaults: false };

/** The places that the sidebar is about. Of a workspace that is not read yet, only what everyone sees is offered. */
export function spotsOf({ address, workspace, organization, platformAdmin, surroundingsOf }: Where): Spot[] {
  const t = texts.shell;
  const spots: Spot[] = [];
  if (address !== null) {
    spots.push({
      scope: "workspace",
      params: { workspace: address },
      name: t.workspaceGroup,
      permissions: workspace?.access.permissions ?? [],
      at: workspace === undefined ? plain : surroundingsOf(workspace.organization.blueprint),
    });
  }
  if (organization !== null) {
    const { slug, name, permissions, blueprint } = organization;
    const at = surroundingsOf(blueprint);
    spots.push({ scope: "organization", params: { organization: slug }, name, permissions, at });
  }
  const own = { params: {}, permissions: [], at: plain };
  spots.push({ ...own, scope: "personal", name: null });
  if (platformAdmin) spots.push({ ...own, scope: "platform", name: t.platformGroup });
  return spots;
}

/** The pages of a place that the person is offered, in the order of the list. */
export function offeredIn(spot: Spot, list: Readonly<Record<string, Page>> = pages): Offered[] {
  const { scope, params } = spot;
  return Object.entries(list).flatMap(([key, page]) => {
    const { title, tabTitle = title, icon, tabs, linkedFrom } = page;
    if (tabTitle === undefined || !isOffered(page, spot)) return [];
    return {
      key,
      title: title === undefined ? null : named(title),
      tabTitle: named(tabTitle),
      words: typeof title === "string" ? title : null,
      icon,
      tabs,
      linkedFrom,
      link: { to: pathIn(page, scope), params },
    };
  });
}

/** Who could not see a page is not offered it; its address still says who can. */
function isOffered({ scopes, needs = {}, shownIf }: Page, { scope, permissions, at }: Spot): boolean {
  if (!scopes.includes(scope) || shownIf?.(at, scope) === false) return false;
  const needed = needs[scope];
  return needed === undefined || permissions.includes(needed);
}

function named(title: NonNullable<Page["title"]>): string {
  return typeof title === "function" ? title() : texts.pages[title];
}
