/** A billing cycle, from its first day to the day after its last one, in UTC. */
export type BillingCycle = {
  /** Days as ISO 8601: "2027-01-31". */
  readonly startsOn: string;
  readonly endsOn: string;
};

const dayMs = 86_400_000;

/**
 * The cycle that follows the founding day by so many months. A month that is shorter than the founding day begins its cycle
 * on its last day; the next one begins on the founding day again.
 * @param months 0 for the first cycle
 */
export function billingCycle(foundedOn: string, months: number): BillingCycle {
  return { startsOn: monthsAfter(foundedOn, months), endsOn: monthsAfter(foundedOn, months + 1) };
}

/** The number of days from one day to the other. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
