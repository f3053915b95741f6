import { texts } from "./index.ts";
import { number } from "./locale.ts";

/** Up to here the API counts; as many stand for more, too. */
const maxCounted = 1000;

/** A count of the API in words: "412", or "more than 1,000" where it stopped counting. */
export function upToMany(count: number): string {
  const counted = number(count);
  return count < maxCounted ? counted : texts.common.moreThan(counted);
}
