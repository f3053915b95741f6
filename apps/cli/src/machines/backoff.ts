/** The pauses between attempts after an outage: from one second, doubling, up to one minute. */
const pauses = { firstMs: 1_000, longestMs: 60_000 } as const;

/**
 * How long to wait before the next attempt, in milliseconds: at random within the upper half of a pause that grows, so that
 * machines that lost their connection at the same time don't come back at the same time.
 * @param failures how many attempts in a row failed, from 1
 */
export function pauseMs(failures: number, random: () => number = Math.random): number {
  const pause = Math.min(pauses.longestMs, pauses.firstMs * 2 ** (failures - 1));
  return Math.round(pause * (0.5 + random() / 2));
}
