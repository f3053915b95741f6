const firstMs = 1_000;
const longestMs = 60_000;

/** How long to wait after so many failures in a row, in milliseconds: twice as long each time, up to a minute. */
export function pauseBefore(failures: number, random = Math.random()): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16));
  // Not all consoles of a server that comes back ask at the same moment.
  return whole * (0.5 + random / 2);
}
