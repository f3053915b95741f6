import { client } from "../../../api.ts";
import { failureOf } from "../../../failure.ts";
import type { SeveralPlace } from "./several.ts";

/** Someone who is to be in a place, in a role. */
export type Wish = { readonly place: SeveralPlace; readonly email: string; readonly role: string };

/** What became of an address; `why` is the API's sentence where it was refused. */
export type Outcome = {
  readonly email: string;
  readonly state: "added" | "invited" | "member" | "refused";
  readonly why: string | null;
};

/** What the reader may do here: add who has an account, invite who has none. */
export type Means = { readonly adds: boolean; readonly invites: boolean };

/** Adds whoever has an account, and invites whoever has none: which it is, the API says. Never throws. */
export async function addOrInvite({ place, email, role }: Wish, means: Means): Promise<Outcome> {
  const input = { ...place, email, role };
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

/** Whether they could be added; false for who has no account and can be invited. */
async function isAdded(input: Parameters<typeof client.members.add.mutate>[0], { invites }: Means) {
  try {
    await client.members.add.mutate(input);
    return true;
  } catch (error) {
    if (invites && failureOf(error).reason === "no_such_account") return false;
    throw error;
  }
}
