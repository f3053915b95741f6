import type { Preferences } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import {
  type AccountTies,
  isOptionalMail,
  type Locale,
  type OrganizationState,
  type Person,
} from "@bailiwick/domain";
import type { z } from "zod";
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
  const chosen = await preferencesOf({ sql });
  return mailTextsIn(chosen.locale ?? locale);
}

type Chosen = { locale: Locale | null; timeZone: string | null; mailsOff: string[] };

/** How the signed-in person reads, and which mails they turned off; of those, the kinds that there are in this release. */
export async function preferencesOf({ sql }: Pick<Tenant, "sql">): Promise<z.input<typeof Preferences>> {
  const [chosen] = await sql<Chosen>(
    'SELECT locale, time_zone AS "timeZone", mails_off AS "mailsOff" FROM authz.my_preferences()',
  );
  return {
    locale: chosen?.locale ?? null,
    timeZone: chosen?.timeZone ?? null,
    mailsOff: (chosen?.mailsOff ?? []).filter(isOptionalMail),
  };
}

/** The version of the signed-in person's picture; null without one. */
export async function pictureOf({ sql }: Pick<Tenant, "sql">): Promise<string | null> {
  const [mine] = await sql<{ picture: string | null }>("SELECT authz.picture_version() AS picture");
  return mine?.picture ?? null;
}
