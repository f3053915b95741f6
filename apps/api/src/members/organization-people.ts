import { maxCounted } from "@bailiwick/contracts";
import type { Statement } from "@bailiwick/db";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { type OrganizationMemberRow, organizationMemberColumns } from "../organizations/internal.ts";
import { keyset } from "../procedure/keyset.ts";
import { matching } from "../procedure/search.ts";
import type { Question } from "./people.ts";

type Row = OrganizationMemberRow & { readonly place: string };

const from = (conditions: string) => `FROM organization_member WHERE org_id = authz.org_id() ${conditions}`;

/** The people of the call's organization, in the requested order. */
export function askOrganizationMembers(question: Question): Statement<Row> {
  const values: unknown[] = [question.count];
  const given = (value: unknown) => `$${values.push(value)}`;
  const [column, place] =
    question.sort === "added" ? ["created_at", "audit.time_text(created_at)"] : ["sort_name", "sort_name"];
  const wanted = conditionsOf(question, given);
  const { order, where } = keyset(
    { column, id: "user_id", descending: question.descending },
    question.after,
    given,
  );
  return {
    text: `SELECT ${organizationMemberColumns}, ${place} AS place
           ${from(wanted)} ${where} ${order} LIMIT $1`,
    values,
  };
}

/** How many people match, up to {@link maxCounted}. */
export async function countOrganizationMembers(
  { sql }: Pick<InOrganizationContext, "sql">,
  question: Question,
): Promise<number> {
  const values: unknown[] = [];
  const wanted = conditionsOf(question, (value) => `$${values.push(value)}`);
  const [row] = await sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 ${from(wanted)} LIMIT ${maxCounted}) people`,
    values,
  );
  return row?.total ?? 0;
}

function conditionsOf({ search, role, state }: Question, given: (value: unknown) => string): string {
  return [
    search === "" ? "" : `AND ${matching(given(search), "search_name", "email")}`,
    role === undefined || role === null ? "" : `AND role = ${given(role)}`,
    state === undefined || state === null ? "" : `AND active = ${given(state === "active")}`,
  ].join(" ");
}
