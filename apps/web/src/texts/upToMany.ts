import { texts } from "./index.ts";
import { number } from "./locale.ts";

/** The API counts up to this number, which also means more. */
const maxCounted = 1000;

/** The API's count in words: "412", or "more than 1,000" if it stopped counting. */
export function upToMany(count: number): string {
  const counted = number(count);
  return count < maxCounted ? counted : texts.common.moreThan(counted);
}
