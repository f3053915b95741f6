import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sqlFolder } from "../setup/sql-code.ts";

/*
 * Access that has ended counts nowhere (docs/decisions/096): each function that reads who holds what asks authz.runs of each
 * row that it reads, or is in this list with its reason.
 */
const besides: Readonly<Record<string, string>> = {
  access_ends_due: "finds what has ended",
  become_creator: "a workspace without any row yet",
  billed_count: "a seat is billed until its row goes, which the bill is told of",
  caller_at: "two questions whether there are teams at all, before their roles are read",
  change_address: "rows are of the person, ended or not",
  delete_account: "rows are of the person, ended or not",
  end_tokens: "tokens go with the row",
  erase_person: "rows are of the person, ended or not",
  keep_private: "an owner's row, which has no end of its own",
  last_active: "activity of the past",
  lasting_anywhere: "reads what has no end at all",
  leave_teams: "teams go with the row",
  may_compose: "a role can't become more while a row has it",
  may_staff: "a role can't be given while a row has it",
  names_of: "names of the person, whether their access ended or not",
  organizations_of: "an order of locks",
  owned_on_plan: "owners' rows, which have no end of their own",
  platform_people: "a count of rows, for the platform admin",
  purge_claim: "exports every row",
  remove_from_organization: "takes out the row",
  role_places: "a role can't go while a row has it",
  role_reach: "a role can't become more while a row has it",
  role_usage: "a role can't go while a row has it",
  set_user_limit: "owners' rows, which have no end of their own",
  transfer_facts: "counts the rows that go along",
  transfer_roles: "every row that goes along needs its role there",
  transfer_workspace: "whether there is a row at all",
};

const read = (folder: string, name: string) =>
  readFileSync(join(sqlFolder, folder, name), "utf8").replace(/--.*$/gm, "");

/** The aliases under which a statement reads a table of access more often than it asks whether the row still runs. */
function unasked(text: string): string[] {
  const tables =
    /(DELETE )?\b(?:FROM|JOIN) (?:public\.)?(?:member|organization_member|team_grant|team_member) (?!USING)(\w+)/g;
  const counts = new Map<string, number>();
  for (const [, removes, alias = ""] of text.replace(/\s+/g, " ").matchAll(tables)) {
    if (removes === undefined) counts.set(alias, (counts.get(alias) ?? 0) + 1);
  }
  const asked = (alias: string) => text.split(`authz.runs(${alias}.`).length - 1;
  return [...counts].filter(([alias, count]) => asked(alias) < count).map(([alias]) => alias);
}

test("every function that reads who holds what asks whether it still runs", () => {
  const files = readdirSync(join(sqlFolder, "authz"));
  const forgetful = files.filter((name) => unasked(read("authz", name)).length > 0);
  expect(forgetful.map((name) => name.replace(".sql", ""))).toEqual(Object.keys(besides));
});

test.each(["member", "organization_member", "team_grant", "team_member"])(
  "no request sees a row of %s that has ended",
  (table) => {
    const policies = read("policies", `${table}.sql`).split("CREATE POLICY").slice(1);
    const reads = policies.filter((policy) => policy.includes("FOR SELECT TO bailiwick_app"));
    expect(reads.length).toBeGreaterThan(0);
    for (const policy of reads) expect(policy).toContain("AND authz.runs(ends_at) AND");
  },
);
