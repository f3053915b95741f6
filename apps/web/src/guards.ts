import { redirect } from "@tanstack/react-router";
import type { Me } from "./access.ts";
import { instanceOptions, meOptions, queryClient, trpc } from "./api.ts";
import { failureOf } from "./failure.ts";
import { withTexts } from "./lazy.ts";
import { addressById, paths, referenceOf, safeNext, underPresentAddress } from "./paths.ts";
import { follow } from "./texts/language.ts";

type AddressOf = Awaited<ReturnType<typeof enterShell>>["addressOf"];

type Location = {
  readonly href: string;
  readonly pathname: string;
  readonly searchStr: string;
  readonly hash: string;
};

/** The signed-in person, in the language that they chose, or a redirect to the sign-in page, which returns here. */
export async function requireMe({ location }: { readonly location: Location }): Promise<Me> {
  try {
    const me = await queryClient.query({ ...meOptions(), staleTime: "static" });
    if (me.preferences.locale !== null) await follow(me.preferences.locale);
    return me;
  } catch (error) {
    if (failureOf(error).code !== "UNAUTHENTICATED") throw error;
    throw redirect(paths.signIn(location.href === "/" ? {} : { next: location.href }));
  }
}

/**
 * For the pages inside the shell: someone is signed in, and the instance is known. Also gives the shell access to the
 * domain, which every page needs and the first load does not contain.
 */
export async function enterShell(context: { readonly location: Location }) {
  const [{ addressOf }, { surroundingsOf }] = await Promise.all([
    withTexts(() => import("./address.ts"))(),
    withTexts(() => import("./kinds.ts"))(),
    requireMe(context),
    queryClient.query(instanceOptions()),
  ]);
  return { addressOf, surroundingsOf };
}

/** For the pages before signing in: a person who is already signed in continues to their target. */
export async function requireNobody({ search }: { readonly search: { readonly next?: string } }) {
  const me = await queryClient.query(meOptions()).catch(() => null);
  if (me !== null) throw redirect({ href: safeNext(search.next), replace: true });
}

/**
 * Where a signed-in person lands (M8, M69): their workspace; the list if all of theirs are archived; the platform for
 * its admin; their organization if they are in one; and the page to create the first one if they have none (V29).
 */
export async function landing(context: { readonly location: Location }): Promise<never> {
  await requireMe(context);
  // Fetched again: a switch, an archive or another tab might have changed it.
  const me = await queryClient.query({ ...meOptions(), staleTime: 0 });
  if (me.landing !== null)
    throw redirect({ ...paths.overview({ workspace: addressById(me.landing.id) }), replace: true });
  const mine = await queryClient.query(
    trpc.workspaces.mine.queryOptions({ includeArchived: true, limit: 1 }),
  );
  if (mine.items.length > 0) throw redirect({ ...paths.workspaces(), replace: true });
  if (me.platformAdmin) throw redirect({ ...paths.platform(), replace: true });
  // A person who was added to an organization, and to none of its workspaces yet, sees there who can give them access.
  const { items } = await queryClient.query(trpc.organizations.list.queryOptions());
  const [own] = items;
  throw redirect({
    ...(own === undefined ? paths.newWorkspace() : paths.overview({ organization: own.slug })),
    replace: true,
  });
}

/**
 * Loads a workspace by its id, and returns whether it is deleted: then it can't be read, and only people who can
 * restore it see a page for it (C31).
 */
export async function loadWorkspace({
  params,
}: {
  readonly params: { readonly id: string };
}): Promise<{ isDeleted: boolean }> {
  const options = trpc.workspaces.get.queryOptions({ workspace: params.id });
  try {
    await queryClient.query({ ...options, staleTime: "static" });
    return { isDeleted: false };
  } catch (error) {
    if (failureOf(error).reason !== deletedReason) throw error;
    return { isDeleted: true };
  }
}

/** The API's error for a deleted workspace, for people who could restore it; others get a 404. */
const deletedReason = "workspace_pending_deletion";

/** Redirects people who can restore a deleted workspace to its page, instead of its usual path. */
async function toDeletedPage(reference: string, addressOf: AddressOf): Promise<void> {
  const mine = await queryClient.query(trpc.workspaces.mine.queryOptions({ includeArchived: true }));
  const found = mine.items.find(
    (item) => item.id === reference || referenceOf(addressOf(item)) === reference,
  );
  if (found !== undefined) throw redirect({ ...paths.workspaceDetail({ id: found.id }), replace: true });
}

/**
 * Loads the workspace of the path, and continues in its language, unless the person chose one (C8); an old slug, or an
 * id, redirects to the current path (V22).
 */
export async function enterWorkspace({
  params,
  location,
  context: { addressOf },
}: {
  readonly params: { readonly workspace: string };
  readonly location: Location;
  readonly context: { readonly addressOf: AddressOf };
}): Promise<void> {
  const optionsOf = (inAddress: string) =>
    trpc.workspaces.get.queryOptions({ workspace: referenceOf(inAddress) });
  // Needed by every page of it, and fetched with it.
  void queryClient.prefetchQuery(trpc.roles.list.queryOptions({ workspace: referenceOf(params.workspace) }));
  const entering = queryClient.query({ ...optionsOf(params.workspace), staleTime: "static" });
  const workspace = await entering.catch(async (error: unknown) => {
    if (failureOf(error).reason === deletedReason) {
      await toDeletedPage(referenceOf(params.workspace), addressOf);
    }
    throw error;
  });
  const present = addressOf(workspace);
  if (present === params.workspace) {
    const { preferences } = await queryClient.query({ ...meOptions(), staleTime: "static" });
    return follow(preferences.locale ?? workspace.locale);
  }
  // It is the same workspace under another name.
  queryClient.setQueryData(optionsOf(present).queryKey, workspace);
  const pathname = underPresentAddress(location.pathname, params.workspace, present);
  const hash = location.hash === "" ? "" : `#${location.hash}`;
  throw redirect({ href: `${pathname}${location.searchStr}${hash}`, replace: true });
}
