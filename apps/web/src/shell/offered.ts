/* The listed pages that a person is offered in their place: shared by the sidebar, the tabs and ⌘K. */
import type { PermissionName } from "@bailiwick/domain";
import type { Icon } from "@tabler/icons-react";
import type { OrganizationSummary, Workspace } from "../access.ts";
import { type Page, pages, type Scope, type Surroundings, type Tabs } from "../pages.ts";
import { type Address, pathIn } from "../paths.ts";
import { texts } from "../texts/frame.ts";

/** A place whose pages are offered. */
export type Spot = {
  readonly scope: Scope;
  /** The scope of its pages. */
  readonly params: Readonly<Record<string, string>>;
  /** The heading over its pages; null for the person's own. */
  readonly name: string | null;
  readonly permissions: readonly PermissionName[];
  readonly at: Surroundings;
};

/** An offered page, with its link. */
export type Offered = {
  readonly key: string;
  /** Its own name; null for one that is only a tab. */
  readonly title: string | null;
  readonly tabTitle: string;
  /** The words by which ⌘K finds it: those in the catalogue under its title. */
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

const plain: Surroundings = {
  standsAlone: false,
  hasPlans: false,
  hasMeters: false,
  hasDefaults: false,
  kinds: [],
};

/** The sidebar's places. For a workspace that is not loaded yet, only what everyone sees is offered. */
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

/** The pages of a place that the person is offered, in list order. */
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

/** The lists of resources in a place that the person is offered, as pages. */
export function kindsIn({ scope, params, permissions, at }: Spot): Offered[] {
  return at.kinds
    .filter((kind) => kind.scope === scope && permissions.includes(kind.read))
    .map(({ key, name, icon }) => ({
      key: `kind ${key}`,
      title: name,
      tabTitle: name,
      words: null,
      icon,
      tabs: undefined,
      linkedFrom: undefined,
      link: { to: pathIn(pages.resources, scope), params: { ...params, kind: key } },
    }));
}

/** People who could not see a page are not offered it; its URL still says who can. */
function isOffered({ scopes, needs = {}, shownIf }: Page, { scope, permissions, at }: Spot): boolean {
  if (!scopes.includes(scope) || shownIf?.(at, scope) === false) return false;
  const needed = needs[scope];
  return needed === undefined || permissions.includes(needed);
}

function named(title: NonNullable<Page["title"]>): string {
  return typeof title === "function" ? title() : texts.pages[title];
}
