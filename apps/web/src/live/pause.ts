const firstMs = 1_000;
const longestMs = 60_000;

/** How long to wait after this many consecutive failures, in milliseconds: doubles each time, up to a minute. */
export function pauseBefore(failures: number, random = Math.random()): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16));
  // Not all consoles reconnect to a restarted server at the same moment.
  return whole * (0.5 + random / 2);
}
