import { maxTeams } from "@bailiwick/domain";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { demandDone } from "./internal.ts";

/**
 * Creates or renames a team of the directory.
 * @throws Refused for a name that another team has, and for one team too many
 */
export async function putTeam(
  { sql }: InOrganizationContext,
  {
    id,
    name,
    externalId,
  }: { readonly id: string; readonly name: string; readonly externalId: string | null },
): Promise<void> {
  const [row] = await sql<{ answer: string | null }>(
    "SELECT authz.put_directory_team($1, $2, $3) AS answer",
    [id, name, maxTeams],
  );
  demandDone(row?.answer);
  await sql("UPDATE directory_team SET external_id = $2 WHERE org_id = authz.org_id() AND team_id = $1", [
    id,
    externalId,
  ]);
}
