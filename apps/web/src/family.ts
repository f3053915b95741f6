/* Creates the routes of the listed pages: one family for each scope. */
import { type AnyRoute, createRoute, type RouteComponent } from "@tanstack/react-router";
import { entering } from "./entering.ts";
import { frames, type Page, type Pages, pages, type Scope } from "./pages.ts";
import type { SearchOf } from "./paths.ts";

type Frame = keyof typeof frames;

/** The route of one page. `before` runs before it opens. */
export function routeOf<Parent extends AnyRoute, const Path extends string, Search>(
  parent: Parent,
  path: Path,
  search: (raw: Record<string, unknown>) => Search,
  component: RouteComponent,
  before: object = {},
) {
  return createRoute({ getParentRoute: () => parent, path, validateSearch: search, component, ...before });
}

type RouteOf<Parent extends AnyRoute, Path extends string, Search> = ReturnType<
  typeof routeOf<Parent, Path, Search>
>;

/** The layout that stays around a page; only a workspace's pages have one. */
type FrameOf<One extends Page, In extends Scope> = [In, One] extends [
  "workspace",
  { readonly tabs: infer Tabs extends Frame },
]
  ? Tabs
  : null;

/** The rest of a page's path inside a layout. */
type Below<Path extends string, Around extends Frame | null> = Around extends Frame
  ? Path extends `${(typeof frames)[Around]["path"]}${infer Rest}`
    ? Rest extends ""
      ? "/"
      : Rest
    : never
  : Path;

type Family<In extends Scope, Parent extends AnyRoute, Around extends Frame | null> = {
  [Key in keyof Pages as In extends Pages[Key]["scopes"][number]
    ? FrameOf<Pages[Key], In> extends Around
      ? Key
      : never
    : never]: RouteOf<Parent, Below<Pages[Key]["path"], Around>, SearchOf<Pages[Key]>>;
};

const readNothing = () => ({});

/** The routes of all pages of a scope: those inside this layout, or those without one. */
export function familyOf<In extends Scope, Parent extends AnyRoute, Around extends Frame | null>(
  scope: In,
  parent: Parent,
  frame: Around,
): Family<In, Parent, Around> {
  const listed: [string, Page][] = Object.entries(pages);
  const family = listed
    .filter(([, page]) => page.scopes.includes(scope) && frameOf(page, scope) === frame)
    .map(([key, { path, search = readNothing, component }]) => {
      const below = frame === null ? path : path.slice(frames[frame].path.length) || "/";
      return [key, routeOf(parent, below, search, componentIn(component, scope), before[key])];
    });
  return Object.fromEntries(family);
}

const before: Readonly<Record<string, object | undefined>> = entering;

function frameOf({ tabs }: Page, scope: Scope): Frame | null {
  return scope === "workspace" && tabs !== undefined && tabs in frames ? (tabs as Frame) : null;
}

function componentIn(component: Page["component"], scope: Scope): RouteComponent {
  const chosen = typeof component === "function" ? component : component[scope];
  if (chosen === undefined) throw new Error(`a page has nothing to show in the scope ${scope}`);
  return chosen;
}
