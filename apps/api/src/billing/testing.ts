import type { TestApi, TestPerson } from "../testing/api.ts";

/** Days pass for the bill of an organization: its first cycle, which is open, began so many days earlier. */
export async function daysPass({ owner }: TestApi, org: string, days: number): Promise<void> {
  await owner.query(
    `UPDATE billing_account SET founded_on = founded_on - $2::integer, starts_on = starts_on - $2::integer,
       ends_on = ((founded_on - $2::integer) + interval '1 month')::date WHERE org_id = $1 AND cycle = 0`,
    [org, days],
  );
  await owner.query(
    `UPDATE billing_line l SET starts_on = a.starts_on, ends_on = a.ends_on, since = n.since,
       credit = authz.prorated(l.price_before * l.quantity_before, a.ends_on - n.since, a.ends_on - a.starts_on),
       charge = authz.prorated(l.price_after * l.quantity_after, a.ends_on - n.since, a.ends_on - a.starts_on)
     FROM billing_account a, LATERAL (
       SELECT b.id, b.since - $2::integer AS since FROM billing_line b WHERE b.org_id = a.org_id) n
     WHERE a.org_id = l.org_id AND n.id = l.id AND l.org_id = $1 AND a.cycle = 0`,
    [org, days],
  );
}

/** The open cycle of an organization with its lines; a closed one by its first day. */
export const cycleOf = ({ client }: Pick<TestPerson, "client">, organization: string, startsOn?: string) =>
  client.billing.statement.query({ organization, ...(startsOn && { startsOn }) });

/** The lines of the open cycle, without their times. */
export async function linesOf(person: Pick<TestPerson, "client">, organization: string) {
  const { lines } = await cycleOf(person, organization);
  return lines.items.map(({ at: _, ...line }) => line);
}
