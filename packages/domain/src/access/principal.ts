import type { KeyHolder } from "../keys/key-text.ts";
import { Refused } from "../refusals/refusal.ts";
import { signInFirst } from "./access.ts";

/** A person with an account, as their session describes them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly platformAdmin: boolean;
  readonly sessionId: string;
  readonly activeWorkspaceId: string | null;
  /** The id of the organization that the session opens and no other, because a connection of it made the session. */
  readonly confinedTo: string | null;
};

/** A key of a workspace, an organization or a machine: the credential of a program. A machine's has the machine's id. */
export type Key = { readonly id: string; readonly name: string; readonly level: KeyHolder };

/** Who acts: a person in a session, a key, or the system itself. */
export type Principal =
  | { readonly kind: "user"; readonly person: Person }
  | { readonly kind: "key"; readonly key: Key }
  | { readonly kind: "system" };

/** The principal as others read it, in a mail or an invitation: the name and, for a person, the address. */
export function principalName(principal: Principal): {
  readonly name: string;
  readonly email: string | null;
} {
  switch (principal.kind) {
    case "user":
      return { name: principal.person.name, email: principal.person.email };
    case "key":
      return { name: principal.key.name, email: null };
    case "system":
      return { name: "Bailiwick", email: null };
  }
}

/** The id of the principal: the person's or the key's; empty for the system. */
export function principalId(principal: Principal): string {
  switch (principal.kind) {
    case "user":
      return principal.person.id;
    case "key":
      return principal.key.id;
    case "system":
      return "";
  }
}

/** The person who acts, for reads of their own data; null for a key and for the system. */
export function personOf(principal: Principal): Person | null {
  return principal.kind === "user" ? principal.person : null;
}

/**
 * The person who acts, for what a key can't do: own a workspace, be a member.
 * @throws Refused with `UNAUTHENTICATED` for a key and for the system.
 */
export function demandPerson(principal: Principal): Person {
  const person = personOf(principal);
  if (person === null) throw new Refused(signInFirst);
  return person;
}
