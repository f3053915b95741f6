import { client } from "../../../api.ts";
import { failureOf } from "../../../failure.ts";
import type { SeveralPlace } from "./several.ts";

/** A person to add to a place, in a role. */
export type Wish = {
  readonly place: SeveralPlace;
  readonly email: string;
  readonly role: string;
  /** When the access ends by itself; without one it has no end. */
  readonly endsAt?: string | null;
};

/** The result for an address; `why` is the API's sentence if it was refused. */
export type Outcome = {
  readonly email: string;
  readonly state: "added" | "invited" | "member" | "refused";
  readonly why: string | null;
};

/** What the reader can do here: add people with an account, invite people without one. */
export type Means = { readonly adds: boolean; readonly invites: boolean };

/** Adds people with an account, and invites people without one; the API tells which. Never throws. */
export async function addOrInvite(
  { place, email, role, endsAt = null }: Wish,
  means: Means,
): Promise<Outcome> {
  const input = { ...place, email, role, endsAt };
  try {
    if (means.adds && (await isAdded(input, means))) return { email, state: "added", why: null };
    await client.invitations.create.mutate(input);
    return { email, state: "invited", why: null };
  } catch (error) {
    const { reason, message } = failureOf(error);
    const isIn = reason === "already_member" || reason === "already_organization_member";
    return { email, state: isIn ? "member" : "refused", why: isIn ? null : message };
  }
}

/** Whether they could be added; false for a person without an account who can be invited. */
async function isAdded(input: Parameters<typeof client.members.add.mutate>[0], { invites }: Means) {
  try {
    await client.members.add.mutate(input);
    return true;
  } catch (error) {
    if (invites && failureOf(error).reason === "no_such_account") return false;
    throw error;
  }
}
