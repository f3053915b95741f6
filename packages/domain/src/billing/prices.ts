/** What a monthly price counts: each workspace, or each person. */
export const priceUnits = ["workspace", "seat"] as const;
export type PriceUnit = (typeof priceUnits)[number];

/** The price of a plan for each month of a billing cycle. */
export type Price = {
  /** Of ISO 4217: "USD". */
  readonly currency: string;
  /** In minor units of the currency, such as cents. */
  readonly amount: number;
  readonly per: PriceUnit;
};

/** The highest price, in minor units: with any number of workspaces or people, its amounts stay safe integers. */
export const maxPrice = 1_000_000_000;
