import { type BillingCycle, daysBetween } from "./cycles.ts";

/** What is billed for each cycle from some day on. */
export type BillingTerms = {
  /** The key of the plan; null before anything is billed. */
  readonly plan: string | null;
  /** The price for one, in minor units. */
  readonly price: number;
  /** Of workspaces or of people. */
  readonly quantity: number;
};

/** What a change of the terms adds to the statement of its cycle, in minor units. */
export type Proration = {
  /** For the unused days of the terms before. */
  readonly credit: number;
  /** For the same days under the terms after. */
  readonly charge: number;
};

/** The terms of someone who is billed nothing. */
export const noTerms: BillingTerms = { plan: null, price: 0, quantity: 0 };

/**
 * A part of an amount: that of so many days, rounded half to even. Exact for amounts that are safe integers.
 * @param amount of all days, in minor units; not negative
 * @param days at most `of`
 */
export function prorate(amount: number, days: number, of: number): number {
  const product = BigInt(amount) * BigInt(days);
  const divisor = BigInt(of);
  const whole = product / divisor;
  const twice = 2n * (product % divisor);
  const isUp = twice > divisor || (twice === divisor && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
}

/**
 * The proration of a change of the terms (C32). The day of the change counts by the terms with which it ends, so a change
 * on the first day of a cycle is a change of the whole cycle.
 */
export function prorationOf(
  { startsOn, endsOn }: BillingCycle,
  on: string,
  before: BillingTerms,
  after: BillingTerms,
): Proration {
  const days = daysBetween(on, endsOn);
  const of = daysBetween(startsOn, endsOn);
  const part = ({ price, quantity }: BillingTerms) => prorate(price * quantity, days, of);
  return { credit: part(before), charge: part(after) };
}

/** What lines come to together, in minor units: what they charge without what they credit. */
export function billingTotal(lines: Iterable<Proration>): number {
  let total = 0;
  for (const { charge, credit } of lines) total += charge - credit;
  return total;
}
