import { about, at, Refused } from "@bailiwick/domain";
import type { InOrganizationContext } from "../organizations/internal.ts";

/**
 * Makes one change for each of several people, in input order and in the call's transaction, so that each decision sees
 * the previous changes. The first refusal ends everything and names its person.
 */
export async function inTurn<Done>(
  ctx: Pick<InOrganizationContext, "sql">,
  userIds: readonly string[],
  change: (userId: string) => Promise<Done>,
): Promise<Done[]> {
  const names = await namesOf(ctx, userIds);
  const done: Done[] = [];
  for (const [place, userId] of userIds.entries()) {
    try {
      done.push(await change(userId));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const path = `userIds.${place}`;
      const name = names.get(userId);
      throw new Refused(name === undefined ? at(path, error.refusal) : about(name, path, error.refusal));
    }
  }
  return done;
}

/** The names of the people who are here; a missing one has none. */
async function namesOf({ sql }: Pick<InOrganizationContext, "sql">, userIds: readonly string[]) {
  const people = await sql<{ id: string; name: string }>(
    `SELECT user_id AS id, name FROM member WHERE workspace_id = authz.workspace_id() AND user_id = ANY ($1)
     UNION SELECT user_id, name FROM organization_member WHERE org_id = authz.org_id() AND user_id = ANY ($1)`,
    [userIds],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}
