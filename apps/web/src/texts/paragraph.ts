/** Sentences as one text. A message that stands alone elsewhere, without a period, gets one here. */
export function paragraph(...sentences: readonly string[]): string {
  return sentences.map((each) => (/[.!?…]$/.test(each) ? each : `${each}.`)).join(" ");
}
