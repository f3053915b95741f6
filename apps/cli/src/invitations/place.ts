import type { Client, Inputs } from "@bailiwick/client";
import { normalizeAddress } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { inWorkspace, workspaceOf } from "../session.ts";

export type Named = { readonly workspace?: string; readonly organization?: string };

type Wanted = Omit<Inputs["invitations"]["list"], "workspace">;
type Wish = Omit<Inputs["invitations"]["create"], "workspace">;
type One = Omit<Inputs["invitations"]["resend"], "workspace">;

/** The options that name where invitations lead: to a workspace, or to an organization. */
export function inPlace(command: Command): Command {
  return inWorkspace(command).addOption(
    new Option("--organization <ref>", "to an organization itself, by its slug or id").conflicts("workspace"),
  );
}

/** The operations on the invitations to the place that is named. */
export async function invitationsTo(client: Client, { workspace, organization }: Named) {
  if (organization !== undefined) {
    const { list, create, resend, revoke } = client.organizationInvitations;
    return {
      list: (wanted: Wanted) => list.query({ organization, ...wanted }),
      create: (wish: Wish) => create.mutate({ organization, ...wish }),
      resend: (one: One) => resend.mutate({ organization, ...one }),
      revoke: (one: One) => revoke.mutate({ organization, ...one }),
    };
  }
  const { list, create, resend, revoke } = client.invitations;
  const named = await workspaceOf(client, workspace);
  return {
    list: (wanted: Wanted) => list.query({ workspace: named, ...wanted }),
    create: (wish: Wish) => create.mutate({ workspace: named, ...wish }),
    resend: (one: One) => resend.mutate({ workspace: named, ...one }),
    revoke: (one: One) => revoke.mutate({ workspace: named, ...one }),
  };
}

type Invitations = Awaited<ReturnType<typeof invitationsTo>>;

/**
 * The newest invitation of an address to the place.
 * @throws Failure when there is none that its reader can see.
 */
export async function newestTo({ list }: Pick<Invitations, "list">, address: string) {
  const email = normalizeAddress(address);
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Invitations["list"]>> = await list({ search: email, limit: 100, cursor });
    const found = page.items.find((invitation) => invitation.email === email);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new Failure(`${email} isn't invited here.`);
}
