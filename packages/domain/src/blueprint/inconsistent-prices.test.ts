import { expect, test } from "vitest";
import {
  faultsOf,
  flat,
  giving,
  type Inconsistent,
  sound,
  without,
  withPlans,
} from "./inconsistent.fixture.ts";

const price = { currency: "EUR", amount: 100, per: "workspace" } as const;
const priced = (change: Partial<Record<"currency" | "amount", unknown>>) =>
  withPlans(sound, (plans) =>
    plans.map((plan) => ({ ...plan, price: { ...price, ...change } as typeof price })),
  );

/** A blueprint whose prices do not fit together. */
const inconsistent: Inconsistent = [
  [
    "a price in no currency",
    priced({ currency: "Euro" }),
    "the price of the plan standard is in Euro, which is no currency",
  ],
  [
    "a price of nothing",
    priced({ amount: 0 }),
    "the price of the plan standard is not a whole number of minor units",
  ],
  [
    "a price with a fraction",
    priced({ amount: 0.5 }),
    "the price of the plan standard is not a whole number of minor units",
  ],
  [
    "a price that would make amounts unsafe",
    priced({ amount: 1_000_000_001 }),
    "the price of the plan standard is not a whole number of minor units",
  ],
  [
    "prices in two currencies",
    withPlans(flat, (plans) => plans.map((plan) => (plan.key === "enterprise" ? { ...plan, price } : plan))),
    "its plans have prices in several currencies",
  ],
  [
    "prices that no one sees the bill of",
    without(sound, "billing:read"),
    "its plans have prices and no role holds billing:read",
  ],
  [
    "a bill to see where nothing has a price",
    giving(
      withPlans(flat, (plans) => plans.map(({ price: _, ...plan }) => plan)),
      "workspace",
      "member",
      "billing:read",
    ),
    "a role holds billing:read, and no plan has a price",
  ],
];

test.each(inconsistent)("defineBlueprint refuses %s", (_, spec, fault) => {
  expect(faultsOf(spec)).toContain(fault);
});
