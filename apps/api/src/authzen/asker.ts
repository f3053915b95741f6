import type { Tenant } from "@bailiwick/db";
import { type Actor, canAsk, canSeeWhy, type Principal, Refused, signInFirst } from "@bailiwick/domain";
import { demandLetIn } from "../procedure/policy.ts";

/** Who asks, at the place of the question, and about whom they can. */
export type Asker = {
  readonly actor: Actor;
  /** Whether reasons, grants and other people are theirs to see. */
  readonly seesWhy: boolean;
};

type Subject = { readonly type: string; readonly id?: string | undefined };

/**
 * Lets the caller ask about this subject, or anyone, at the place of the transaction; null where they are not let in,
 * which looks the same as a place that does not exist. A key of the instance with the scope is let in everywhere, and
 * asks as anyone there who can.
 * @param ip the client's address, for the sentence about a security policy that refuses it
 * @throws Refused with `UNAUTHENTICATED` without a credential, with `FORBIDDEN` without the permission to ask about others,
 * or where a security policy refuses the caller
 */
export function asker(
  { entered }: Pick<Tenant, "entered">,
  subject: Subject | null,
  ip: string | null,
): Asker | null {
  const { principal, actor, organization, outcome } = entered;
  if (principal === null) throw new Refused(signInFirst);
  demandLetIn(entered, ip);
  if (outcome !== "entered" || actor === null || organization === null) return null;
  const isOneself = subject !== null && isThemselves(principal, subject);
  const may = canAsk(actor);
  if (!may.allowed && !isOneself) throw new Refused(may);
  return { actor, seesWhy: isOneself || canSeeWhy(actor).allowed };
}

/** Demands what the console's "Why?" needs about others. */
export function demandWhy(actor: Actor): void {
  const why = canSeeWhy(actor);
  if (!why.allowed) throw new Refused(why);
}

function isThemselves(principal: Principal, { type, id }: Subject): boolean {
  switch (principal.kind) {
    case "user":
      return type === "user" && (id === principal.person.id || id?.toLowerCase() === principal.person.email);
    case "key":
      return type === "key" && id === principal.key.id;
    case "system":
      return false;
  }
}
