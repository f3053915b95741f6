import { queryClient, trpc } from "./api.ts";
import { loadWorkspace, requireMe, requireNobody } from "./guards.ts";
import type { Pages } from "./pages.ts";

/** Starts a query that the page will need; the page itself shows a failure. */
function prefetch(...options: readonly { queryKey: readonly unknown[] }[]): void {
  for (const each of options) void queryClient.prefetchQuery(each);
}

/** What is asked, or prefetched, before a page opens, beyond what its scope does. */
export const entering = {
  signIn: { beforeLoad: requireNobody },
  signUp: { beforeLoad: requireNobody },
  verifyEmail: { beforeLoad: requireMe },
  workspaces: { loader: () => prefetch(trpc.organizations.list.queryOptions()) },
  newWorkspace: {
    loader: () => prefetch(trpc.instance.get.queryOptions(), trpc.organizations.list.queryOptions()),
  },
  workspaceDetail: { loader: loadWorkspace },
  account: { loader: () => prefetch(trpc.session.list.queryOptions()) },
  platformOrganization: {
    loader: ({ params }: { readonly params: { readonly organization: string } }) =>
      prefetch(trpc.platform.workspaces.queryOptions(params)),
  },
} satisfies { readonly [Key in keyof Pages]?: object };
