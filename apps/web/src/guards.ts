import { redirect } from "@tanstack/react-router";
import type { Me } from "./access.ts";
import { meOptions, queryClient, trpc } from "./api.ts";
import { failureOf } from "./failure.ts";
import { paths, withPresentSlug } from "./paths.ts";

type Location = {
  readonly href: string;
  readonly pathname: string;
  readonly searchStr: string;
  readonly hash: string;
};

/** The signed-in person, or a redirect to the sign-in page, which comes back here. */
export async function requireMe({ location }: { readonly location: Location }): Promise<Me> {
  try {
    return await queryClient.query({ ...meOptions(), staleTime: "static" });
  } catch (error) {
    if (failureOf(error).code !== "UNAUTHENTICATED") throw error;
    throw redirect(paths.signIn(location.href === "/" ? undefined : location.href));
  }
}

/** For the pages before signing in: who is signed in already has no business there. */
export async function requireNobody(): Promise<void> {
  const me = await queryClient.query(meOptions()).catch(() => null);
  if (me !== null) throw redirect(paths.home());
}

/**
 * Where a signed-in person lands (M8, M69): their workspace; the list when all of theirs are archived; the platform
 * for its admin; and where the first one is made for who has none (V29).
 */
export async function landing(context: { readonly location: Location }): Promise<never> {
  await requireMe(context);
  // Asked anew: a switch, an archive or another tab may have changed it.
  const me = await queryClient.query({ ...meOptions(), staleTime: 0 });
  if (me.landing !== null) throw redirect({ ...paths.dashboard(me.landing.slug), replace: true });
  const mine = await queryClient.query(trpc.workspaces.mine.queryOptions({ includeArchived: true }));
  if (mine.items.length > 0) throw redirect({ ...paths.workspaces(), replace: true });
  throw redirect({ ...(me.platformAdmin ? paths.platform() : paths.newWorkspace()), replace: true });
}

/** Loads the workspace of the address; under an old slug, or its id, goes on to its present slug (V22). */
export async function enterWorkspace({
  params,
  location,
}: {
  readonly params: { readonly workspace: string };
  readonly location: Location;
}): Promise<void> {
  const options = trpc.workspaces.get.queryOptions({ workspace: params.workspace });
  const workspace = await queryClient.query({ ...options, staleTime: "static" });
  if (workspace.slug === params.workspace) return;
  const pathname = withPresentSlug(location.pathname, params.workspace, workspace.slug);
  const hash = location.hash === "" ? "" : `#${location.hash}`;
  throw redirect({ href: `${pathname}${location.searchStr}${hash}`, replace: true });
}
