/** How often access is rechecked when nothing happens, in milliseconds. */
export const recheckMs = 15_000;
/** The maximum duration of one stream, in milliseconds: a reader that is still there opens another. */
export const longestMs = 30 * 60_000;
/** How long notices are collected before they are passed on, in milliseconds. */
export const debounceMs = 30;

/** Settles after this many milliseconds, immediately when woken, or when the stream ends. */
export function until(
  milliseconds: number,
  ended: AbortSignal,
  sleep: (wake: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    ended.addEventListener("abort", done);
    sleep(done);
    function done() {
      clearTimeout(timer);
      ended.removeEventListener("abort", done);
      resolve();
    }
  });
}
