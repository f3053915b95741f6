import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { queryClient, trpc } from "./api.ts";
import { familyOf, routeOf } from "./family.ts";
import { enterShell, enterWorkspace, landing } from "./guards.ts";
import { lazyPage } from "./lazy.ts";
import { PendingPage } from "./pages/problems/PendingPage.tsx";
import { frames, roots } from "./pages.ts";
import { Root } from "./Root.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({
  component: Root,
  notFoundComponent: lazyPage(() => import("./pages/problems/NotFoundPage.tsx"), "NotFoundPage"),
});

const home = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: landing });

const outside = createRoute({
  getParentRoute: () => root,
  id: "_out",
  component: lazyPage(() => import("./pages/identity/IdentityLayout.tsx"), "IdentityLayout"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "_in",
  beforeLoad: enterShell,
  component: Shell,
});

const workspace = createRoute({
  getParentRoute: () => inside,
  path: roots.workspace,
  loader: enterWorkspace,
  // Hovering over a link to it does not enter it.
  preload: false,
  component: lazyPage(() => import("./pages/workspaces/WorkspaceTime.tsx"), "WorkspaceTime"),
});
const members = routeOf(workspace, frames.members.path, frames.members.search, frames.members.component);
const settings = routeOf(workspace, frames.settings.path, frames.settings.search, frames.settings.component);

const organization = createRoute({
  getParentRoute: () => inside,
  path: roots.organization,
  // Only this one: the parameters of the inner page are included, too.
  loader: ({ params: { organization } }) => {
    // Needed by every page of it, and fetched with it.
    void queryClient.prefetchQuery(trpc.roles.list.queryOptions({ organization }));
    const options = trpc.organizations.get.queryOptions({ organization });
    return queryClient.query({ ...options, staleTime: "static" });
  },
});

/** The single tree of the console's routes; `pages.ts` lists the pages. */
export const routeTree = root.addChildren({
  home,
  outside: outside.addChildren(familyOf("signedOut", outside, null)),
  inside: inside.addChildren({
    ...familyOf("personal", inside, null),
    ...familyOf("platform", inside, null),
    workspace: workspace.addChildren({
      ...familyOf("workspace", workspace, null),
      membersFrame: members.addChildren(familyOf("workspace", members, "members")),
      settingsFrame: settings.addChildren(familyOf("workspace", settings, "settings")),
    }),
    organization: organization.addChildren(familyOf("organization", organization, null)),
  }),
});

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  // The queries decide what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: lazyPage(() => import("./pages/problems/RouteProblem.tsx"), "RouteProblem"),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
