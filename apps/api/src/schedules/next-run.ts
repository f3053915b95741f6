import { type FieldValues, Refused, type ResourceKind, refuse } from "@bailiwick/domain";
import { Cron } from "croner";
import type { InPlace } from "../resources/internal.ts";

/** Five fields; the library also knows names for some times, such as @daily. */
const fiveFields = /^\S+(?:\s+\S+){4}$/;

/**
 * The next time at which a cron text of five fields comes due.
 * @param timeZone whose clock is meant (IANA); a time that its clock skips comes right after, one that it repeats once
 * @returns null for a text that is none, or of which no day of the calendar is one
 */
export function nextRun(cron: string, timeZone: string, after: Date): Date | null {
  if (!fiveFields.test(cron)) return null;
  try {
    return new Cron(cron, { mode: "5-part", timezone: timeZone }).nextRun(after);
  } catch {
    return null;
  }
}

/**
 * The values with the next time at which what repeats is due; all others as they are.
 * @throws Refused at the field of the cron text for one that never comes due
 */
export async function withNextRun(
  { sql, now, workspace }: InPlace,
  { repeats, fields }: ResourceKind,
  values: FieldValues,
): Promise<FieldValues> {
  if (repeats === undefined) return values;
  const [row] = await sql<{ timeZone: string }>(
    `SELECT time_zone AS "timeZone" FROM workspace WHERE org_id = authz.org_id() AND id = $1`,
    [workspace?.id ?? null],
  );
  const next = nextRun(String(values[repeats.cron]), row?.timeZone ?? "UTC", now);
  if (next === null) {
    const field = fields.find(({ key }) => key === repeats.cron)?.name ?? repeats.cron;
    const wrong = { what: "cron", field, amount: 0, names: [] } as const;
    throw new Refused(refuse("bad_field", wrong, `fields.${repeats.cron}`));
  }
  return { ...values, [repeats.next]: next.toISOString() };
}
