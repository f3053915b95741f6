/**
 * An amount of money as people read it: "$49.00".
 * @param minor in minor units of the currency
 * @param locale of BCP 47
 */
export function moneyText(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(minor / 10 ** minorDigits(currency));
}

/** An amount as programs read it, a decimal in major units without a sign of the currency: "49.00". */
export function decimalText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 0;
}
