import type { PlatformPerson } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { noSuchPerson, Refused } from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../workspaces/internal.ts";

/** A row of authz.platform_people. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly createdAt: Date;
  readonly suspendedAt: Date | null;
  readonly workspaces: number;
  readonly workspaceLimit: number | null;
  readonly secondFactor: boolean;
};

/** The columns of {@link PersonRow} for a statement of SQL. */
export const personColumns = `id, name, email, email_verified AS "emailVerified", created_at AS "createdAt",
  suspended_at AS "suspendedAt", workspaces::int, workspace_limit AS "workspaceLimit",
  second_factor AS "secondFactor"`;

export function personOf(row: PersonRow): z.input<typeof PlatformPerson> {
  const { id, name, email, emailVerified, workspaces, workspaceLimit, secondFactor } = row;
  return {
    id,
    name,
    email,
    emailVerified,
    workspaces,
    workspaceLimit,
    secondFactor,
    createdAt: iso(row.createdAt),
    suspendedAt: iso(row.suspendedAt),
  };
}

/**
 * The person with this user id, as the platform admin sees them.
 * @throws Refused with `NOT_FOUND` when there is no such account.
 */
export async function findPerson({ sql }: Pick<Tenant, "sql">, userId: string): Promise<PersonRow> {
  const [person] = await sql<PersonRow>(
    `SELECT ${personColumns} FROM authz.platform_people('', NULL, 'created', false, NULL, NULL, 1, NULL, $1)`,
    [userId],
  );
  if (person === undefined) throw new Refused(noSuchPerson);
  return person;
}
