import { slugCandidates } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { roleUntil } from "../members/ends.ts";
import { aboutPerson } from "../members/internal.ts";
import type { InOrganizationContext } from "./internal.ts";

/** A person with an account. */
export type Account = { readonly userId: string; readonly name: string; readonly email: string };

/**
 * Adds a person to the call's organization in this role, and to the workspace that comes with it: the default one, or a
 * private one of their own (S11, P17). The database function records that part in the workspace's log. With `endsAt`, they
 * are in the organization until then.
 */
export async function joinOrganization(
  { sql, record }: Pick<InOrganizationContext, "sql" | "record">,
  person: Account,
  role: string,
  endsAt: Date | null = null,
): Promise<void> {
  const own = newId();
  await record({
    action: "organization.member_added",
    target: aboutPerson(person),
    after: roleUntil(role, endsAt),
  });
  await sql("SELECT authz.add_to_organization($1, $2, $3, $4, $5)", [
    person.userId,
    role,
    own,
    slugCandidates(person.name, own),
    endsAt,
  ]);
}

/** The person who can sign in with this address; undefined if there is none. */
export async function findAccount(
  { sql }: Pick<InOrganizationContext, "sql">,
  email: string,
): Promise<Account | undefined> {
  const [found] = await sql<Account>('SELECT user_id AS "userId", name, email FROM authz.find_person($1)', [
    email,
  ]);
  return found;
}
