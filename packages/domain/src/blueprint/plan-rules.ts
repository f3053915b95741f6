import { maxPrice } from "../billing/prices.ts";
import type { Counted } from "../plans/counted.ts";
import { corePlanWords } from "../plans/plan-words.ts";
import type { BlueprintSpec } from "./blueprint.ts";
import { everyRole, faults, holds, type Rule, repeated } from "./blueprint-rule.ts";

const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
const limitsIn = ({ limits }: BlueprintSpec) => keys([...corePlanWords.limits, ...limits]);
const featuresIn = ({ features }: BlueprintSpec) => keys([...corePlanWords.features, ...features]);

const countsItself = ({ one, many }: Counted) => [one, many].every((text) => text.includes("{amount}"));

const limitsDeclared: Rule = (spec) => [
  ...repeated(limitsIn(spec)).map((key) => `the limit ${key} appears twice`),
  ...spec.limits.flatMap(({ key, name, amount, reached }) =>
    faults(
      [!/^[a-z][a-zA-Z]{0,39}$/.test(key), `the limit ${key} is not letters that start with a small one`],
      [name === "", `the limit ${key} lacks a name`],
      [
        !countsItself(amount) || !countsItself(reached),
        `the limit ${key} has a sentence that does not say its {amount}`,
      ],
    ),
  ),
];

const featuresDeclared: Rule = (spec) => [
  ...repeated(featuresIn(spec)).map((key) => `the feature ${key} appears twice`),
  ...spec.features.flatMap(({ key, name, phrase, limit }) =>
    faults(
      [!/^[a-z][a-z_]{0,39}$/.test(key), `the feature ${key} is not lower-case words with underscores`],
      [name === "" || phrase === "", `the feature ${key} lacks a name or a phrase`],
      [
        limit !== undefined && !limitsIn(spec).includes(limit),
        `the feature ${key} has the limit ${limit}, which does not exist`,
      ],
    ),
  ),
];

const plansNameWhatIsDeclared: Rule = (spec) => {
  const amounts = [spec.organizationLimits, ...spec.plans.map(({ limits }) => limits)];
  return [
    ...amounts.flatMap((limits) =>
      Object.entries(limits).flatMap(([name, amount]) =>
        faults(
          [!limitsIn(spec).includes(name), `${name} is no limit`],
          [
            amount === undefined || !Number.isInteger(amount) || amount < 0,
            `the limit ${name} is not a whole number`,
          ],
        ),
      ),
    ),
    ...spec.plans
      .flatMap(({ features }) => features)
      .flatMap((feature) => faults([!featuresIn(spec).includes(feature), `${feature} is no feature`])),
  ];
};

/** A plan includes some of a feature exactly when it opens the feature. */
const featuresHaveTheirAmount: Rule = (spec) =>
  spec.plans.flatMap((plan) =>
    spec.features.flatMap(({ key, limit }) =>
      faults(
        [
          limit !== undefined && plan.features.includes(key) && plan.limits[limit] === 0,
          `the plan ${plan.key} opens ${key}, of which it has none`,
        ],
        [
          limit !== undefined && !plan.features.includes(key) && plan.limits[limit] !== 0,
          `the plan ${plan.key} has some of ${key}, which it does not open`,
        ],
      ),
    ),
  );

const metersFit: Rule = (spec) => [
  ...repeated(keys(spec.meters)).map((key) => `the meter ${key} appears twice`),
  ...spec.meters.flatMap(({ key, name, unit, limit, verbs }) => [
    ...faults(
      [!/^[a-z][a-z_]{0,39}$/.test(key), `the meter ${key} is not lower-case words with underscores`],
      [name === "" || unit.one === "" || unit.many === "", `the meter ${key} lacks a name or a unit`],
      [
        !spec.limits.some((declared) => declared.key === limit && declared.per !== "user"),
        `the meter ${key} counts against ${limit}, which is no limit of a workspace or an organization here`,
      ],
      [verbs.length === 0, `the meter ${key} counts nothing`],
    ),
    ...verbs
      .filter((verb) => !isVerb(spec, verb))
      .map((verb) => `the meter ${key} counts ${verb}, which no kind has`),
  ]),
];

const pricesFit: Rule = (spec) => {
  const prices = spec.plans.flatMap(({ key, price }) => (price === undefined ? [] : [{ key, ...price }]));
  const reads = holds(everyRole(spec), "billing:read");
  return [
    ...prices.flatMap(({ key, currency, amount }) =>
      faults(
        [
          !/^[A-Z]{3}$/.test(currency),
          `the price of the plan ${key} is in ${currency}, which is no currency`,
        ],
        [
          !Number.isInteger(amount) || amount < 1 || amount > maxPrice,
          `the price of the plan ${key} is not a whole number of minor units`,
        ],
      ),
    ),
    ...faults(
      [
        new Set(prices.map(({ currency }) => currency)).size > 1,
        "its plans have prices in several currencies",
      ],
      [prices.length > 0 && !reads, "its plans have prices and no role holds billing:read"],
      [prices.length === 0 && reads, "a role holds billing:read, and no plan has a price"],
    ),
  ];
};

function isVerb({ resourceKinds }: BlueprintSpec, name: string): boolean {
  return resourceKinds.some((kind) => Object.keys(kind.verbs).some((verb) => `${kind.key}:${verb}` === name));
}

/** The rules for a blueprint's limits, features, meters and prices, and for the plans that use them. */
export const amountRules: readonly Rule[] = [
  limitsDeclared,
  featuresDeclared,
  plansNameWhatIsDeclared,
  featuresHaveTheirAmount,
  metersFit,
  pricesFit,
];
