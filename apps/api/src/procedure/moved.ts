import type { TenantContext } from "@bailiwick/db";
import type { ActorWorkspace } from "@bailiwick/domain";

/** Ends a call that names its workspace by a former slug, before anything is done: the caller is sent to its present name. */
export class Moved extends Error {
  /** A slug, or `organization/slug`, as the call had it. */
  readonly workspace: string;

  constructor(workspace: string) {
    super("the workspace has another name now");
    this.name = "Moved";
    this.workspace = workspace;
  }
}

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Demands that a call which was let in names its workspace by its id or its present slugs (V18, V22).
 * @throws Moved with the present name
 */
export function demandPresentName(
  input: unknown,
  organization: TenantContext["organization"],
  workspace: ActorWorkspace | null,
): void {
  const { workspace: given } = (input ?? {}) as { readonly workspace?: unknown };
  if (typeof given !== "string" || workspace === null || idShape.test(given)) return;
  const [first = "", second] = given.split("/");
  const present =
    second === undefined ? workspace.slug : `${presentSlug(first, organization)}/${workspace.slug}`;
  if (given !== present) throw new Moved(present);
}

/** The organization's slug, unless it was named by its id, which it keeps. */
function presentSlug(given: string, organization: TenantContext["organization"]): string {
  return organization === null || given === organization.id ? given : organization.slug;
}
