import type { Tenant } from "@bailiwick/db";
import type { AccountTies, OrganizationState, Person } from "@bailiwick/domain";
import { type MailTexts, mailTextsIn } from "../mail/texts/index.ts";
import type { VerbContext } from "../procedure/run.ts";

/** Something that only the person keeps: a workspace, or, without one, the organization itself. */
export type Tie = {
  readonly org_id: string;
  readonly org_slug: string;
  readonly org_name: string;
  readonly org_state: OrganizationState;
  readonly blueprint: string;
  readonly workspace_id: string | null;
  readonly workspace_name: string | null;
};

/** What only the signed-in person keeps, in all of their organizations. */
export function tiesOf({ sql }: Pick<Tenant, "sql">): Promise<Tie[]> {
  return sql<Tie>("SELECT * FROM authz.my_ties()");
}

/** What the rule on deleting the account needs of that. */
export function accountTies({ platformAdmin }: Person, ties: readonly Tie[]): AccountTies {
  return {
    platformAdmin,
    workspaces: ties.flatMap(({ workspace_name }) => workspace_name ?? []),
    organizations: ties.filter(({ workspace_id }) => workspace_id === null).map(({ org_name }) => org_name),
  };
}

/** The mails to the signed-in person about their account: in the language that they chose, else the one that they ask for. */
export async function mailToSelf({
  sql,
  locale,
}: Pick<Tenant, "sql"> & Pick<VerbContext<unknown>, "locale">): Promise<MailTexts> {
  const [chosen] = await sql<{ locale: string | null }>("SELECT locale FROM authz.my_preferences()");
  return mailTextsIn(chosen?.locale ?? locale);
}
