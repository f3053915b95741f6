import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billingCycle, daysBetween } from "./cycles.ts";
import { decimalText, moneyText } from "./money.ts";
import { maxPrice } from "./prices.ts";
import { type BillingTerms, billingTotal, noTerms, prorate, prorationOf } from "./proration.ts";

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("billing cycles", () => {
  test("begin on the founding day of each month, and where a month is shorter on its last day", () => {
    const starts = [0, 1, 2, 3].map((months) => billingCycle("2027-01-31", months).startsOn);
    expect(starts).toEqual(["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
    expect(billingCycle("2028-01-30", 1)).toEqual({ startsOn: "2028-02-29", endsOn: "2028-03-30" });
    expect(billingCycle("2026-12-15", 0).endsOn).toBe("2027-01-15");
  });

  test("follow one another without a gap, each of 28 to 31 days", () => {
    fc.assert(
      fc.property(day, fc.nat(600), (foundedOn, months) => {
        const { startsOn, endsOn } = billingCycle(foundedOn, months);
        expect(billingCycle(foundedOn, months + 1).startsOn).toBe(endsOn);
        expect(daysBetween(startsOn, endsOn)).toBeGreaterThanOrEqual(28);
        expect(daysBetween(startsOn, endsOn)).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe("a prorated amount", () => {
  test("is rounded half to even", () => {
    expect([1, 3, 5, 7].map((amount) => prorate(amount, 1, 2))).toEqual([0, 2, 2, 4]);
    expect(prorate(100, 1, 3)).toBe(33);
    expect(prorate(200, 1, 3)).toBe(67);
    expect(prorate(4_900, 30, 30)).toBe(4_900);
    expect(prorate(4_900, 0, 30)).toBe(0);
  });

  test("is never a fraction, and never further than a half from the exact amount", () => {
    const parts = fc
      .integer({ min: 28, max: 31 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxPrice * 1_000 }), parts, (amount, [days, of]) => {
        const part = prorate(amount, days, of);
        expect(Number.isSafeInteger(part)).toBe(true);
        const off = 2n * (BigInt(part) * BigInt(of) - BigInt(amount) * BigInt(days));
        expect(off <= BigInt(of) && -off <= BigInt(of)).toBe(true);
        if (off === BigInt(of) || -off === BigInt(of)) expect(part % 2).toBe(0);
      }),
    );
  });
});

describe("the lines of a cycle", () => {
  const terms: fc.Arbitrary<BillingTerms> = fc.record({
    plan: fc.constantFrom("free", "starter", "pro"),
    price: fc.integer({ min: 0, max: maxPrice }),
    quantity: fc.nat(1_000),
  });
  const cycle = billingCycle("2027-01-31", 0);
  const dayAfter = (days: number) =>
    new Date(Date.parse(cycle.startsOn) + days * 86_400_000).toISOString().slice(0, 10);
  const length = daysBetween(cycle.startsOn, cycle.endsOn);
  const changes = fc
    .array(fc.record({ after: fc.nat(length - 1), terms }), { minLength: 1, maxLength: 12 })
    .map((list) => list.toSorted((a, b) => a.after - b.after));

  test("add up to what each day's terms cost, but for the rounding of each line", () => {
    fc.assert(
      fc.property(terms, changes, (first, list) => {
        const lines = [prorationOf(cycle, cycle.startsOn, noTerms, first)];
        let before = first;
        for (const { after, terms: next } of list) {
          lines.push(prorationOf(cycle, dayAfter(after), before, next));
          before = next;
        }
        let exact = 0n;
        for (let at = 0; at < length; at += 1) {
          const there = list.findLast(({ after }) => after <= at)?.terms ?? first;
          exact += BigInt(there.price) * BigInt(there.quantity);
        }
        const off = BigInt(billingTotal(lines)) * BigInt(length) - exact;
        const bound = BigInt(length * lines.length);
        expect(off <= bound && -off <= bound).toBe(true);
      }),
    );
  });

  test("come to nothing for what is changed and changed back on one day", () => {
    fc.assert(
      fc.property(terms, terms, fc.nat(length - 1), (before, after, days) => {
        const on = dayAfter(days);
        const lines = [prorationOf(cycle, on, before, after), prorationOf(cycle, on, after, before)];
        expect(billingTotal(lines)).toBe(0);
      }),
    );
  });

  test("credit all of what a deletion on the first day leaves unused, and one day of it on the last", () => {
    const paid = { plan: "pro", price: 3_100, quantity: 1 };
    expect(prorationOf(cycle, dayAfter(0), paid, noTerms)).toEqual({ credit: 3_100, charge: 0 });
    expect(prorationOf(cycle, dayAfter(length - 1), paid, noTerms)).toEqual({
      credit: Math.round(3_100 / length),
      charge: 0,
    });
  });
});

test("money is written in its currency's own minor units", () => {
  expect(moneyText(4_900, "USD", "en")).toBe("$49.00");
  expect(moneyText(-4_900, "EUR", "de")).toBe("-49,00\u00a0€");
  expect(moneyText(9_000, "JPY", "en")).toBe("¥9,000");
  expect([decimalText(4_905, "USD"), decimalText(9_000, "JPY")]).toEqual(["49.05", "9000"]);
});
